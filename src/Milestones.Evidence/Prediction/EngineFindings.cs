using Milestones.Usage;
using static System.FormattableString;

namespace Milestones.Evidence.Prediction;

/// <summary>What a person should notice about two engines.</summary>
internal static class EngineFindings
{
    private const int First = 10;

    /// <summary>The findings, the gravest first; none where there was one engine.</summary>
    public static IEnumerable<Finding> Of(EngineAgreement? agreement)
    {
        if (agreement is null)
        {
            yield break;
        }

        var (engine, other) = (agreement.Engine.Name, agreement.Other.Name);
        var depends = agreement.Features.Where(feature => feature.VerdictDepends).ToList();
        if (depends.Count > 0)
        {
            yield return new Finding(
                FindingSeverity.Warning,
                "verdict-depends-on-engine",
                Invariant($"With {other} instead of {engine} the verdict of {depends.Count} of {agreement.Features.Count} features would be another: {Names(depends)}."));
        }

        yield return new Finding(
            FindingSeverity.Note,
            "engine-agreement",
            Invariant($"{engine} and {other} rank the {agreement.Features.Count} features with a rank correlation of {agreement.RankCorrelation:0.00}; ")
            + Invariant($"{agreement.SharedAmongFirst(First)} are among the first {First} of both. Their AUC is {agreement.Engine.Auc.Value:0.000} and {agreement.Other.Auc.Value:0.000}.")
            + (depends.Count > 0 ? "" : " No verdict depends on the engine."));

        var heard = agreement.Features.Where(feature => feature is { IsHeardByOneOnly: true, Engine.Verdict: Verdict.Kept or Verdict.Negative }).ToList();
        if (heard.Count > 0)
        {
            yield return new Finding(
                FindingSeverity.Note,
                "heard-by-one-engine",
                $"Only one of the engines uses these features beyond what chance reaches, though their association stands: {Names(heard)}.");
        }
    }

    private static string Names(IEnumerable<EngineFeature> features) => string.Join(", ", features.Select(feature => feature.Feature));
}
