using System.Globalization;
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

        text.Paragraph(string.Create(CultureInfo.InvariantCulture,
            $"Setup, activation and utilization were chosen on {population.Training:N0} customers by their first months; the {population.HeldOut:N0} latest were held out."));
        WriteThresholds(text, set);
        WriteSetupSteps(text, set);
        WritePath(text, set);
    }

    private static void WriteThresholds(MarkdownText text, MilestoneSet set)
    {
        text.Table(MilestoneTables.Thresholds(set));
        var used = new[] { (Milestone: Milestone.Activation, set.Activation?.InUse), (Milestone: Milestone.Utilization, set.Utilization?.InUse) };
        foreach (var (milestone, inUse) in used.Where(row => row.InUse is not null))
        {
            text.Paragraph($"For {MilestoneAnswer.Name(milestone)} {Numbers.Plain(inUse!.AtLeast)} is in use: {Comparison(inUse.Association)}. It is {(inUse.OnPlateau ? "as good as the best" : "not among the values that are as good as the best")}.");
        }

        if (set.Activation is { } activation)
        {
            text.Paragraph($"Beside it, not being dormant after activation: {Comparison(activation.Activity)}.");
        }

        WriteSizes(text, set.Utilization);
    }

    private static void WriteSizes(MarkdownText text, UtilizationMilestone? utilization)
    {
        if (utilization is null)
        {
            return;
        }

        text.Paragraph($"Utilization leaves out {Numbers.Count(utilization.SeatsUnknown)} customers whose seats are not known and {Numbers.Count(utilization.SeatsZero)} with 0 seats. By size, beside the best threshold without regard to seats ({(utilization.Absolute is { } best ? $"≥ {Numbers.Plain(best.Best)} core actions per month" : "there is none")}), on the training customers:");
        text.Table(MilestoneTables.Sizes(utilization));
    }

    private static void WriteSetupSteps(MarkdownText text, MilestoneSet set)
    {
        if (set.SetupSteps.Count == 0)
        {
            return;
        }

        text.Heading(3, "Setup steps");
        text.Paragraph("Compared at the landmark among customers who are there and not activated yet, in points of becoming activated; raw: all customers, without a landmark.");
        text.Table(MilestoneTables.SetupSteps(set));
    }

    private static void WritePath(MarkdownText text, MilestoneSet set)
    {
        text.Heading(3, "The path");
        if (set.Path is not { } path)
        {
            text.Paragraph(MarkdownText.Escape(set.WithoutPath!));
            return;
        }

        text.Paragraph("Of all who reached a milestone, who reached the next; leaving is not reaching it. Beside it, who reached it without the first.");
        text.Table(PathTables.Transitions(path));
        foreach (var retention in path.Retention)
        {
            WriteRetention(text, retention);
        }

        text.Paragraph("Milestones out of order, of all whose utilization window is over: " + string.Join("; ", path.Combinations
            .Where(combination => !combination.InOrder)
            .Select(combination => $"{string.Join(" + ", combination.Reached.Select(MilestoneAnswer.Name))} {Numbers.Percent(combination.Customers)}")
            .DefaultIfEmpty("none")) + ".");
        WriteQuarters(text, path);
    }

    private static void WriteRetention(MarkdownText text, LandmarkRetention retention)
    {
        var figures = retention.ByFurthest.HoldOut ?? retention.ByFurthest.Training;
        var where = retention.ByFurthest.HoldOut is null ? "training" : "hold-out";
        text.Paragraph($"Retention by furthest milestone, of customers present {(retention.Landmark == Landmark.UtilizationEnd ? "at the end of the utilization window" : "at the snapshot, their utilization window over")} who reached the milestones in order ({where}). {(figures.IsViolated ? "**It falls from one milestone to the next more than chance allows.**" : "It nowhere falls more than chance allows.")}");
        text.Table(PathTables.Furthest(figures));
    }

    private static void WriteQuarters(MarkdownText text, MilestonePath path)
    {
        text.Paragraph("Is onboarding getting better? Furthest milestone by quarter of signup:");
        text.Table(PathTables.Quarters(path));
        text.Paragraph("Trend of reaching: " + string.Join("; ", path.Trends.Select(trend =>
            $"{MilestoneAnswer.Name(trend.Milestone)} z = {Numbers.Plain(trend.Trend.Statistic, "0.00")} (p {Numbers.PValue(trend.Trend.PValue)})")) + ".");
    }

    private static string Comparison(OnBothParts<ProgressFigures> figures)
    {
        var found = figures.HoldOut ?? figures.Training;
        return $"{Numbers.Percent(found.AmongReached)} against {Numbers.Percent(found.AmongOthers)}, {Numbers.PointsWithInterval(found.AdjustedRiskDifference)} points among comparable customers{(figures.HoldOut is null ? " (training)" : " (hold-out)")}";
    }
}
