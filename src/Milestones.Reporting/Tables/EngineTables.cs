using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>Two engines side by side: what each is worth, and what each says of every feature.</summary>
internal static class EngineTables
{
    public static ReportTable Engines(EngineAgreement agreement) => ReportTable.Of(
        ["engine", "#AUC", "on customers not seen", "importance", "#noise reaches"],
        new[] { agreement.Engine, agreement.Other }.Select(IReadOnlyList<ReportCell> (engine) =>
        [
            engine.Name,
            Cell.WithInterval(Figure.Of(engine.Auc)),
            engine.UnseenRows,
            engine.ImportanceMeasure,
            Cell.Importance(engine.NoiseLine),
        ]));

    public static ReportTable Features(EngineAgreement agreement)
    {
        var (engine, other) = (agreement.Engine.Name, agreement.Other.Name);
        return ReportTable.Of(
            ["feature", $"#rank, {engine}", $"#rank, {other}", $"#importance, {engine}", $"#importance, {other}", "verdict", "depends on the engine"],
            agreement.Features.OrderBy(feature => feature.Engine.Rank).Select(IReadOnlyList<ReportCell> (feature) =>
            [
                feature.Feature,
                Cell.Count(feature.Engine.Rank),
                Cell.Count(feature.Other.Rank),
                Importance(feature.Engine),
                Importance(feature.Other),
                VerdictWords.Of(feature.Engine.Verdict),
                feature.VerdictDepends ? $"{VerdictWords.Of(feature.Other.Verdict)} with {other}"
                    : feature.IsHeardByOneOnly ? $"used by {(feature.Engine.IsHeard ? engine : other)} only"
                    : "",
            ]));
    }

    private static ReportCell Importance(EngineOpinion opinion) => new(
        double.IsFinite(opinion.StandardError)
            ? $"{Numbers.Importance(opinion.Importance)} ± {Numbers.Importance(opinion.StandardError)}"
            : Numbers.Importance(opinion.Importance),
        opinion.Importance);
}
