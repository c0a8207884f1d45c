using Milestones.Framework;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Markdown;

/// <content>The features: what is part of the framework, what was dropped and why, and what people decided.</content>
public static partial class ReportMarkdown
{
    private static void WriteMembers(MarkdownText text, MilestoneFramework framework)
    {
        text.Heading(2, "What is part of the framework");
        var members = FeatureTables.Members(framework);
        if (members.Rows.Count == 0)
        {
            text.Paragraph("No feature.");
            return;
        }

        text.Paragraph(Explanation.Lift);
        text.Table(members);
        text.Bullets(Explanation.Thresholds(framework).Select(MarkdownText.Escape));
    }

    private static void WriteDropped(MarkdownText text, MilestoneFramework framework)
    {
        text.Heading(2, "What was dropped, and why");
        text.Table(FeatureTables.Dropped(framework));
    }

    private static void WriteDecisions(MarkdownText text, MilestoneFramework framework)
    {
        if (framework.Decisions.Count == 0)
        {
            return;
        }

        text.Heading(2, "Decisions");
        text.Paragraph(Explanation.Decisions);
        text.Table(FeatureTables.Decisions(framework));
        if (framework.Milestones.Maturity?.WithoutDecisions is { } without)
        {
            text.Paragraph(Explanation.WithoutDecisions(without));
        }
    }
}
