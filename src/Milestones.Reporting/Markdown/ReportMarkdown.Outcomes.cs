using Milestones.Framework;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Markdown;

/// <content>The outcomes beside the primary one.</content>
public static partial class ReportMarkdown
{
    private static void WriteSecondaryOutcomes(MarkdownText text, MilestoneFramework framework)
    {
        for (var place = 0; place < framework.SecondaryOutcomes.Count; place++)
        {
            text.Heading(2, $"Beside it: {MarkdownText.Escape(framework.SecondaryOutcomes[place].Name)}");
            text.Paragraph(Explanation.SecondaryOutcome);
            if (framework.Milestones.Maturity is { } maturity)
            {
                text.Table(OutcomeTables.Mature(maturity.Secondary[place]));
                text.Paragraph(Explanation.Trend(maturity.Secondary[place]));
            }

            text.Table(OutcomeTables.Features(framework, place));
        }
    }
}
