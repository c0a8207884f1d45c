using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Tables;

/// <summary>What was expected, what became of it, and whether it was said before the data were looked at.</summary>
internal static class HypothesisTable
{
    public static ReportTable Of(MilestoneFramework framework) => ReportTable.Of(
        ["feature", "expected", "#adjusted lift", "#adjusted p", "#detectable lift", "outcome", "standing"],
        framework.Features
            .Where(feature => feature.Hypothesis is not null)
            .OrderBy(feature => feature.Hypothesis!.Standing)
            .Select(IReadOnlyList<ReportCell> (feature) =>
            [
                feature.Title,
                $"{Numbers.Points(feature.Hypothesis!.Direction * feature.Hypothesis.SmallestEffect)} or beyond",
                Cell.Points(feature.Hypothesis.Difference),
                Cell.PValue(feature.Evidence.AdjustedPValue),
                Cell.Points(feature.Hypothesis.DetectableDifference),
                feature.Hypothesis.Outcome.ToString().ToLowerInvariant(),
                Standing(feature.Hypothesis),
            ]));

    private static string Standing(HypothesisRecord hypothesis) => hypothesis.Standing switch
    {
        HypothesisStanding.Registered => $"registered {hypothesis.Registered:yyyy-MM-dd} by {hypothesis.Author}",
        HypothesisStanding.Changed => "exploratory: changed since it was registered",
        HypothesisStanding.Late => "exploratory: registered after these data had been looked at",
        _ => "exploratory: not registered",
    };
}
