using Milestones.Framework;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Markdown;

/// <content>What was expected, and what became of it.</content>
public static partial class ReportMarkdown
{
    private static void WriteHypotheses(MarkdownText text, MilestoneFramework framework)
    {
        var stated = framework.Features.Where(feature => feature.Hypothesis is not null).OrderBy(feature => feature.Hypothesis!.Standing).ToList();
        if (stated.Count == 0)
        {
            return;
        }

        text.Heading(2, "Hypotheses");
        text.Paragraph(Answer.Hypotheses(framework)!);
        text.Paragraph("An expectation is confirmed if the adjusted lift lies beyond 0 in its direction, refuted if it lies below the smallest lift of interest. Intervals control the rate of false coverage over all features found, so they are wider than elsewhere in this report.");
        text.Table(ReportTable.Of(
            ["feature", "expected", "#adjusted lift", "#adjusted p", "#detectable lift", "outcome", "standing"],
            stated.Select(IReadOnlyList<ReportCell> (feature) => [
                feature.Title,
                $"{Numbers.Points(feature.Hypothesis!.Direction * feature.Hypothesis.SmallestEffect)} or beyond",
                Numbers.PointsWithInterval(feature.Hypothesis.Difference),
                Numbers.PValue(feature.Evidence.AdjustedPValue),
                Numbers.Points(feature.Hypothesis.DetectableDifference),
                feature.Hypothesis.Outcome.ToString().ToLowerInvariant(),
                Standing(feature.Hypothesis),
            ])));
    }

    private static string Standing(HypothesisRecord hypothesis) => hypothesis.Standing switch
    {
        HypothesisStanding.Registered => $"registered {hypothesis.Registered:yyyy-MM-dd} by {hypothesis.Author}",
        HypothesisStanding.Changed => "exploratory: changed since it was registered",
        HypothesisStanding.Late => "exploratory: registered after these data had been looked at",
        _ => "exploratory: not registered",
    };
}
