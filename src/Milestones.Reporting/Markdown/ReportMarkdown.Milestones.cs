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
        var rows = new[] { (Milestone.Activation, set.Activation?.Threshold, set.Activation?.InUse), (Milestone.Utilization, set.Utilization?.Threshold, set.Utilization?.InUse) };
        text.Table(ReportTable.Of(
            ["threshold", "#proposed", "unit", "#best", "#interval", "#anything in", "#adjusted p", "#customers"],
            rows.Where(row => row.Item2 is not null).Select(IReadOnlyList<ReportCell> (row) => [
                MilestoneAnswer.Name(row.Item1),
                Numbers.Plain(row.Item2!.AtLeast),
                row.Item2.Unit,
                Numbers.Plain(row.Item2.Search.Best),
                $"{Numbers.Plain(row.Item2.Search.Lower)} to {Numbers.Plain(row.Item2.Search.Upper)}",
                $"{Numbers.Plain(row.Item2.Search.PlateauLow)} to {Numbers.Plain(row.Item2.Search.PlateauHigh)}",
                Numbers.PValue(row.Item2.AdjustedPValue),
                Numbers.Count(row.Item2.Support),
            ])));
        foreach (var (milestone, threshold, inUse) in rows.Where(row => row.Item3 is not null))
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
        text.Table(ReportTable.Of(
            ["size", "#customers", "#reach it per seat", "#retention, points", "#reach the absolute one", "#retention, points", "#uncertain side"],
            utilization.BySize.Select(IReadOnlyList<ReportCell> (band) => [
                band.Band,
                Numbers.Count(band.Relative.Training.Reached.Of),
                Numbers.Percent(band.Relative.Training.Reached),
                Numbers.PointsWithInterval(band.Relative.Training.AdjustedRiskDifference),
                band.Absolute is { } absolute ? Numbers.Percent(absolute.Training.Reached) : Numbers.None,
                band.Absolute is { } other ? Numbers.PointsWithInterval(other.Training.AdjustedRiskDifference) : Numbers.None,
                Numbers.Percent(band.Uncertain),
            ])));
    }

    private static void WriteSetupSteps(MarkdownText text, MilestoneSet set)
    {
        if (set.SetupSteps.Count == 0)
        {
            return;
        }

        text.Heading(3, "Setup steps");
        text.Paragraph("Compared at the landmark among customers who are there and not activated yet, in points of becoming activated; raw: all customers, without a landmark.");
        text.Table(ReportTable.Of(
            ["step", "verdict", "#taken", "#median day", "#adjusted", "#raw", "why"],
            set.SetupSteps
                .OrderByDescending(step => step.Verdict == StepVerdict.Kept)
                .ThenBy(step => step.MedianDay)
                .Select(IReadOnlyList<ReportCell> (step) => [
                    step.Title,
                    step.Verdict == StepVerdict.Kept ? "part of setup" : Csv.SnakeCase.Of(step.Verdict).Replace('_', ' '),
                    Numbers.Percent(step.Prevalence),
                    Numbers.Plain(step.MedianDay, "0.#"),
                    Numbers.PointsWithInterval(step.Association.Training.AdjustedRiskDifference),
                    Numbers.Points(step.Raw.Training.RiskDifference.Value),
                    step.Reason.Sentence,
                ])));
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
        text.Table(ReportTable.Of(
            ["from", "to", "#training", "#hold-out", "#hold-out, without", "#not over yet", "#not observable"],
            path.Transitions.Select(IReadOnlyList<ReportCell> (step) => [
                step.From is { } from ? MilestoneAnswer.Name(from) : "signup",
                MilestoneAnswer.Name(step.To),
                Numbers.PercentWithInterval(step.All.Training.AmongReached),
                step.All.HoldOut is { } heldOut ? Numbers.PercentWithInterval(heldOut.AmongReached) : Numbers.None,
                step.All.HoldOut is { } others ? Numbers.PercentWithInterval(others.AmongOthers) : Numbers.None,
                Numbers.Count(step.Censored),
                Numbers.Count(step.NotObservable),
            ])));
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
        text.Table(ReportTable.Of(
            ["furthest", "#customers", "#retained"],
            [
                .. figures.Steps.Select(IReadOnlyList<ReportCell> (step) => [ MilestoneAnswer.Name(step.Furthest), Numbers.Count(step.Retained.Of), Numbers.PercentWithInterval(step.Retained)]),
                ["out of order", Numbers.Count(figures.OutOfOrder.Of), Numbers.PercentWithInterval(figures.OutOfOrder)],
            ]));
    }

    private static void WriteQuarters(MarkdownText text, MilestonePath path)
    {
        var steps = path.Quarters.SelectMany(quarter => quarter.Furthest).Select(share => share.Furthest).Distinct().Order().ToList();
        text.Paragraph("Is onboarding getting better? Furthest milestone by quarter of signup:");
        text.Table(ReportTable.Of(
            ["quarter", "#customers", .. steps.Select(step => $"#{MilestoneAnswer.Name(step)}")],
            path.Quarters.Select(IReadOnlyList<ReportCell> (quarter) =>
            [
                quarter.Quarter,
                Numbers.Count(quarter.Furthest[0].Customers.Of),
                .. steps.Select(step => quarter.Furthest.FirstOrDefault(share => share.Furthest == step) is { } share ? Numbers.Percent(share.Customers) : Numbers.Percent(0)),
            ])));
        text.Paragraph("Trend of reaching: " + string.Join("; ", path.Trends.Select(trend =>
            $"{MilestoneAnswer.Name(trend.Milestone)} z = {Numbers.Plain(trend.Trend.Statistic, "0.00")} (p {Numbers.PValue(trend.Trend.PValue)})")) + ".");
    }

    private static string Comparison(OnBothParts<ProgressFigures> figures)
    {
        var found = figures.HoldOut ?? figures.Training;
        return $"{Numbers.Percent(found.AmongReached)} against {Numbers.Percent(found.AmongOthers)}, {Numbers.PointsWithInterval(found.AdjustedRiskDifference)} points among comparable customers{(figures.HoldOut is null ? " (training)" : " (hold-out)")}";
    }
}
