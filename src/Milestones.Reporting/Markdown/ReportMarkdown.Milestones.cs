using Milestones.Framework;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Markdown;

/// <content>The four milestones on one page, and the path between them.</content>
public static partial class ReportMarkdown
{
    private static void WriteMilestones(MarkdownText text, MilestoneSet set)
    {
        text.Heading(2, "The four milestones");
        text.Table(MilestoneTables.Definitions(set));
        if (set.Population is not { } population)
        {
            return;
        }

        text.Paragraph(MilestoneExplanation.Population(population));
        WriteThresholds(text, set);
        WriteSetupSteps(text, set);
        WritePath(text, set);
    }

    private static void WriteThresholds(MarkdownText text, MilestoneSet set)
    {
        text.Table(MilestoneTables.Thresholds(set));
        foreach (var sentence in MilestoneExplanation.InUse(set))
        {
            text.Paragraph(sentence);
        }

        if (set.Activation is { } activation)
        {
            text.Paragraph(MilestoneExplanation.Dormancy(activation));
        }

        if (set.Utilization is { } utilization)
        {
            text.Paragraph(MilestoneExplanation.Sizes(utilization));
            text.Table(MilestoneTables.Sizes(utilization));
        }

        if (MilestoneTables.Groups(set) is { Rows.Count: > 0 } groups)
        {
            text.Paragraph(MilestoneExplanation.Groups);
            text.Table(groups);
        }
    }

    private static void WriteSetupSteps(MarkdownText text, MilestoneSet set)
    {
        if (set.SetupSteps.Count > 0)
        {
            text.Heading(3, "Setup steps");
            text.Paragraph(MilestoneExplanation.SetupSteps);
            text.Table(SetupTables.Steps(set));
        }
    }

    private static void WritePath(MarkdownText text, MilestoneSet set)
    {
        text.Heading(3, "The path");
        if (set.Path is not { } path)
        {
            text.Paragraph(MarkdownText.Escape(set.WithoutPath!));
            return;
        }

        text.Paragraph(MilestoneExplanation.Transitions);
        text.Table(PathTables.Transitions(path));
        if (PathTables.TransitionsByPlan(path) is { Rows.Count: > 0 } byPlan)
        {
            text.Paragraph(MilestoneExplanation.ByPlan);
            text.Table(byPlan);
        }

        foreach (var retention in path.Retention)
        {
            text.Paragraph(MilestoneExplanation.Retention(retention));
            text.Table(PathTables.Retention(retention));
            text.Paragraph(MilestoneExplanation.ByFurthest(retention));
            text.Table(PathTables.Furthest(retention.ByFurthest.HoldOut ?? retention.ByFurthest.Training));
        }

        text.Paragraph(MilestoneExplanation.Combinations);
        text.Table(PathTables.Combinations(path));
        text.Paragraph(MilestoneExplanation.Quarters);
        text.Table(PathTables.Quarters(path));
        text.Paragraph(MilestoneExplanation.Trends(path));
    }
}
