using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Markdown;

/// <content>The outcomes beside the primary one: of the mature, and of the adopters of every feature.</content>
public static partial class ReportMarkdown
{
    private static void WriteSecondaryOutcomes(MarkdownText text, MilestoneFramework framework)
    {
        for (var place = 0; place < framework.SecondaryOutcomes.Count; place++)
        {
            var name = framework.SecondaryOutcomes[place].Name;
            text.Heading(2, $"Beside it: {MarkdownText.Escape(name)}");
            text.Paragraph("No verdict rests on this outcome. Differences are in points, among the customers of whom it is known.");
            if (framework.Milestones.Maturity is { } maturity)
            {
                WriteSecondaryOutcome(text, maturity.Secondary[place]);
            }

            text.Table(
                ["#rank", "feature", "verdict", "#difference", "#adjusted", "#adjusted, hold-out", "#adjusted p"],
                framework.Features.OrderBy(feature => feature.Evidence.Rank).Select(feature =>
                {
                    var (_, _, adjusted, (training, heldOut)) = feature.Evidence.Secondary[place];
                    return new[]
                    {
                        Numbers.Count(feature.Evidence.Rank),
                        MarkdownText.Escape(feature.Title),
                        VerdictWords.Of(feature.Verdict),
                        Numbers.PointsWithInterval(training.RiskDifference),
                        Numbers.PointsWithInterval(training.AdjustedRiskDifference),
                        heldOut is null ? Numbers.None : Numbers.PointsWithInterval(heldOut.AdjustedRiskDifference),
                        Numbers.PValue(adjusted),
                    };
                }));
        }
    }

    private static void WriteSecondaryOutcome(MarkdownText text, MilestoneOutcome outcome)
    {
        text.Table(
            ["part", "#mature", "#others", "#difference", "#adjusted"],
            new[] { ("training", outcome.Association.Training), ("hold-out", outcome.Association.HoldOut) }
                .Where(row => row.Item2 is not null)
                .Select(row => new[]
                {
                    row.Item1,
                    Numbers.Percent(row.Item2!.RetainedAdopters),
                    Numbers.Percent(row.Item2.RetainedOthers),
                    Numbers.PointsWithInterval(row.Item2.RiskDifference),
                    Numbers.PointsWithInterval(row.Item2.AdjustedRiskDifference),
                }));
        text.Paragraph($"By number of mature categories, trend on training: {Trend(outcome.ByCategories.Training)}.{(outcome.ByCategories.HoldOut is { } heldOut ? $" On the hold-out: {Trend(heldOut)}." : "")}");
    }
}
