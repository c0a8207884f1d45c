using Milestones.Framework;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Markdown;

/// <content>What was expected, and what became of it.</content>
public static partial class ReportMarkdown
{
    private static void WriteHypotheses(MarkdownText text, MilestoneFramework framework)
    {
        if (Answer.Hypotheses(framework) is not { } answer)
        {
            return;
        }

        text.Heading(2, "Hypotheses");
        text.Paragraph(answer);
        text.Paragraph("An expectation is confirmed if the adjusted lift lies beyond 0 in its direction, refuted if it lies below the smallest lift of interest. Intervals control the rate of false coverage over all features found, so they are wider than elsewhere in this report.");
        text.Table(HypothesisTable.Of(framework));
    }
}
