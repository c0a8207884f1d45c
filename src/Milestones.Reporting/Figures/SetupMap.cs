using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting.Figures.Plotly;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;
using Milestones.Usage;

namespace Milestones.Reporting.Figures;

/// <summary>What goes with each setup step against how many take it: a step of setup is neither so rare nor so common that it tells nobody apart.</summary>
internal static class SetupMap
{
    private const double Height = 480;
    private const double PlotHeight = 350;
    private const int Letters = 34;

    /// <summary>The figure; null where no step could be compared.</summary>
    public static ReportFigure? Of(MilestoneSet set, EvidenceRules rules)
    {
        var shown = SetupTables.InOrder(set)
            .Where(step => step is { Prevalence.Value: not null, Association.Training.AdjustedRiskDifference: { Value: not null, Lower: not null, Upper: not null } })
            .ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        var (low, high) = (Math.Min(0, shown.Min(step => Difference(step).Lower!.Value)), Math.Max(0, shown.Max(step => Difference(step).Upper!.Value)));
        var y = new LabelPlacement.Range(100 * (low - ((high - low) * 0.08)), 100 * (high + ((high - low) * 0.12)));
        var x = new LabelPlacement.Range(-0.03, 1.03);
        return ReportFigure.Draw(
            new FigureText("setup-steps", "Setup steps", Finding(set, shown), Alternative(rules)),
            SetupTables.Steps(set),
            Traces(shown),
            new Layout
            {
                Height = Height,
                ShowLegend = true,
                XAxis = Axis.OfShares("customers who take the step") with { Range = [x.From, x.To] },
                YAxis = new Axis { Title = new Title("activated afterwards, points"), Range = [y.From, y.To], NTicks = 6 },
                Shapes =
                [
                    Band(x.From, rules.NicheBelow),
                    Band(rules.UbiquitousAbove, x.To),
                    new Shape { Type = "line", X0 = 0, X1 = 1, ReferenceX = "paper", Y0 = 0, Y1 = 0, Line = new Line { Color = Palette.Reference, Width = 1.5, Dash = "dot" } },
                ],
                Annotations = Names(shown, 640, x, y),
            },
            new NarrowLayout { Annotations = Names(shown, 240, x, y) });
    }

    /// <summary>Colour and symbol of a verdict on a step: those of the like verdict on a feature.</summary>
    private static Verdict Like(StepVerdict verdict) => verdict switch
    {
        StepVerdict.Kept => Verdict.Kept,
        StepVerdict.Negative => Verdict.Negative,
        StepVerdict.Routine => Verdict.Ubiquitous,
        StepVerdict.Niche => Verdict.Niche,
        StepVerdict.RedundantWith => Verdict.RedundantWith,
        StepVerdict.NotEnoughData => Verdict.NotEnoughData,
        _ => Verdict.NotPredictive,
    };

    private static Figure Difference(SetupStepEvidence step) => step.Association.Training.AdjustedRiskDifference;

    private static Shape Band(double from, double to) => new()
    {
        Type = "rect", X0 = from, X1 = to, Y0 = 0, Y1 = 1, ReferenceY = "paper", FillColor = Palette.Band,
    };

    /// <summary>The steps of setup are numbered in the order in which customers take them; where there is no room for its name, a step has its number only.</summary>
    private static IReadOnlyList<Annotation> Names(List<SetupStepEvidence> steps, double width, LabelPlacement.Range x, LabelPlacement.Range y)
    {
        var placement = new LabelPlacement(width, PlotHeight, x, y, steps.Select(Point));
        foreach (var step in steps)
        {
            placement.ReserveLine((Point(step).X, 100 * Difference(step).Lower!.Value), (Point(step).X, 100 * Difference(step).Upper!.Value));
        }

        var labels = steps.Select((step, place) => (
            Point(step).X, Point(step).Y, Number: step.Verdict == StepVerdict.Kept ? $"{place + 1}" : null, step.Title)).ToList();
        var named = placement.Place(labels.Select(label => (label.X, label.Y, label.Number is null ? label.Title : $"{label.Number}. {label.Title}")), Letters);
        var unnamed = labels.Where(label => label.Number is not null && !named.Any(name => (name.X, name.Y) == (label.X, label.Y)));
        return [.. named, .. placement.Place(unnamed.Select(label => (label.X, label.Y, label.Number!)), Letters)];
    }

    private static (double X, double Y) Point(SetupStepEvidence step) => (step.Prevalence.Value!.Value, 100 * Difference(step).Value!.Value);

    private static IReadOnlyList<Trace> Traces(List<SetupStepEvidence> steps) =>
    [
        .. steps.GroupBy(step => step.Verdict).OrderByDescending(group => group.Key).Select(group => new ScatterTrace
        {
            Mode = "markers",
            Name = SetupTables.Verdict(group.First()),
            X = [.. group.Select(step => step.Prevalence.Value)],
            Y = [.. group.Select(step => 100 * Difference(step).Value)],
            ErrorY = Intervals.Of(group.Select(step => new Figure(100 * Difference(step).Value, 100 * Difference(step).Lower, 100 * Difference(step).Upper)), Palette.Of(Like(group.Key)).Color),
            Dossiers = [.. group.Select(Dossier)],
            Marker = VerdictMarker.Of(Like(group.Key)),
            ClipOnAxis = false,
        }),
    ];

    private static string Dossier(SetupStepEvidence step) => PlotlyText.Dossier(
        step.Title,
        SetupTables.Verdict(step),
        $"taken by {Numbers.PercentWithInterval(step.Prevalence)}, median day {Numbers.Plain(step.MedianDay, "0.#")}",
        $"activated afterwards {Numbers.PointsWithInterval(Difference(step))} points, raw {Numbers.Points(step.Raw.Training.RiskDifference.Value)}",
        step.Reason.Sentence);

    private static string Finding(MilestoneSet set, List<SetupStepEvidence> shown)
    {
        var kept = set.SetupSteps.Count(step => step.Verdict == StepVerdict.Kept);
        return $"{kept} of {set.SetupSteps.Count} candidate steps {(kept == 1 ? "is" : "are")} part of setup"
            + (shown[0].Verdict == StepVerdict.Kept && set.Setup is { } setup ? $": {setup.CompleteAt} of them by day {setup.Window.End} make it complete" : "");
    }

    private static string Alternative(EvidenceRules rules) =>
        "A point per candidate step with its interval: customers who take it across, and upwards how much more often they become activated after the landmark than comparable others. Colour and symbol by verdict; steps of setup are numbered by median day. "
        + $"Bands mark steps taken by fewer than {Numbers.Percent(rules.NicheBelow)} or more than {Numbers.Percent(rules.UbiquitousAbove)}; the dotted line is no difference.";
}
