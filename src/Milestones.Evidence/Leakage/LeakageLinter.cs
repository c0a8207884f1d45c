using Milestones.Usage;
using static System.FormattableString;

namespace Milestones.Evidence.Leakage;

/// <summary>
/// Features that may know the outcome instead of preceding it. Overlapping windows are refused before any data are
/// read; here is what only the data show. A feature whose verdict is leaking is an error; what is near to it, or begins
/// when customers leave, is a warning.
/// </summary>
internal static class LeakageLinter
{
    private const string Remedy = "Find out when and by what this is written; if at or after the decision to leave, take it out of the catalog or let it be counted earlier.";

    /// <summary>The findings, in the catalog's order.</summary>
    public static IReadOnlyList<Finding> Lint(IReadOnlyList<FeatureEvidence> features, IReadOnlyList<LateStart?> late, EvidenceRules rules)
        => [.. features.Index().SelectMany(entry => Lint(entry.Item, late[entry.Index], rules))];

    private static IEnumerable<Finding> Lint(FeatureEvidence feature, LateStart? late, EvidenceRules rules)
    {
        var name = feature.Feature.Name;
        foreach (var reason in feature.Reasons.Where(reason => reason.Verdict == Verdict.Leaking))
        {
            yield return reason.Role == ReasonRole.NearMiss
                ? new Finding(FindingSeverity.Warning, "nearly-leaking", $"{name}: {reason.Sentence}", Remedy, name)
                : new Finding(FindingSeverity.Error, reason.Code, $"{name}: {reason.Sentence}", Remedy, name);
        }

        if (late is { } start && start.Lost.Value >= rules.LeavingShare && start.AdjustedPValue <= rules.FalseDiscoveryRate && start.Lost.Value > start.Retained.Value)
        {
            yield return new Finding(
                FindingSeverity.Warning,
                "use-begins-when-leaving",
                Invariant($"{name}: of its {start.Lost.Trials} users who were lost {100 * start.Lost.Value:0.0} % first used it in the last {rules.LeavingDays} days of the feature window, ")
                + Invariant($"of the {start.Retained.Trials} others {100 * start.Retained.Value:0.0} % (adjusted p {start.AdjustedPValue:0.####})."),
                Remedy,
                name);
        }
    }
}
