using Milestones.Framework;
using Milestones.Reporting.Figures;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Html;

/// <content>The four milestones, the setup steps and the path.</content>
public static partial class ReportHtml
{
    private static IEnumerable<Section> MilestoneSectionsOf(DerivationResult result)
    {
        var set = result.Framework.Milestones;
        yield return new Section("milestones", "The four milestones", html => WriteMilestones(html, set));
        if (set.Population is null)
        {
            yield break;
        }

        yield return new Section("path", "The path", html => WritePath(html, set));
        if (set.SetupSteps.Count > 0)
        {
            yield return new Section("setup", "Setup steps", html =>
            {
                html.Element("p", MilestoneExplanation.SetupSteps);
                WriteFigures(html, StudyFigures.Setup(result));
                WriteTable(html, "Setup steps", SetupTables.Steps(set));
            });
        }
    }

    private static void WriteMilestones(HtmlWriter html, MilestoneSet set)
    {
        WriteTable(html, "The four milestones", MilestoneTables.Definitions(set));
        if (set.Population is { } population)
        {
            html.Element("p", MilestoneExplanation.Population(population));
        }

        if (MilestoneTables.Thresholds(set) is { Rows.Count: > 0 } thresholds)
        {
            html.Element("h3", "Thresholds");
            WriteTable(html, "Thresholds", thresholds);
        }

        foreach (var sentence in MilestoneExplanation.InUse(set))
        {
            html.Element("p", sentence);
        }

        if (set.Activation is { } activation)
        {
            html.Element("p", MilestoneExplanation.Dormancy(activation));
        }

        if (set.Utilization is { } utilization)
        {
            html.Element("h3", "Utilization by size");
            html.Element("p", MilestoneExplanation.Sizes(utilization));
            WriteTable(html, "Utilization by size", MilestoneTables.Sizes(utilization));
        }

        if (MilestoneTables.Groups(set) is { Rows.Count: > 0 } groups)
        {
            html.Element("h3", "On every plan and in every size band");
            html.Element("p", MilestoneExplanation.Groups);
            WriteTable(html, "On every plan and in every size band", groups);
        }
    }

    private static void WritePath(HtmlWriter html, MilestoneSet set)
    {
        if (set.Path is not { } path)
        {
            html.Element("p", set.WithoutPath!);
            return;
        }

        WriteFigures(html, StudyFigures.Path(set));
        html.Element("p", MilestoneExplanation.Trends(path));
        html.Element("h3", "Who goes on");
        html.Element("p", MilestoneExplanation.Transitions);
        WriteTable(html, "Who goes on", PathTables.Transitions(path));
        if (PathTables.TransitionsByPlan(path) is { Rows.Count: > 0 } byPlan)
        {
            html.Element("p", MilestoneExplanation.ByPlan);
            WriteTable(html, "Who goes on, by plan", byPlan);
        }

        foreach (var retention in path.Retention)
        {
            var title = retention.Landmark == Landmark.UtilizationEnd ? "Who stays, at the end of the utilization window" : "Who stays, when maturity is measured";
            html.Element("h3", title);
            html.Element("p", MilestoneExplanation.Retention(retention));
            WriteTable(html, title, PathTables.Retention(retention));
            html.Element("p", MilestoneExplanation.ByFurthest(retention));
            WriteTable(html, $"{title}, by furthest milestone", PathTables.Furthest(retention.ByFurthest.HoldOut ?? retention.ByFurthest.Training));
        }

        html.Element("h3", "In order and out of order");
        html.Element("p", MilestoneExplanation.Combinations);
        WriteTable(html, "In order and out of order", PathTables.Combinations(path));
    }
}
