using Milestones.Framework;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Workbench;

/// <content>Setup, activation and utilization, the path between them, and what comes next.</content>
public static partial class Tables
{
    /// <summary>The four milestones: what each is, who reaches it, and what goes with it; or why there is none.</summary>
    public static TableView Milestones(this DerivationResult result) => OfMilestones(result, MilestoneTables.Definitions, _ => null);

    /// <summary>The thresholds of activation and utilization: best, interval, and the plateau of equally good ones.</summary>
    public static TableView Thresholds(this DerivationResult result) =>
        OfMilestones(result, MilestoneTables.Thresholds, set => set.WithoutActivation);

    /// <summary>The candidate setup steps with their verdicts; differences in points of becoming activated, at the landmark.</summary>
    public static TableView SetupSteps(this DerivationResult result) =>
        OfMilestones(result, SetupTables.Steps, set => set.WithoutSetup);

    /// <summary>Utilization by size: the threshold per seat beside the best one without regard to seats.</summary>
    public static TableView UtilizationBySize(this DerivationResult result) =>
        OfMilestones(result, set => set.Utilization is { } utilization ? MilestoneTables.Sizes(utilization) : null, set => set.WithoutUtilization);

    /// <summary>Of all who reached a milestone, who reaches the next.</summary>
    public static TableView Path(this DerivationResult result) =>
        OfMilestones(result, set => set.Path is { } path ? PathTables.Transitions(path) : null, set => set.WithoutPath);

    /// <summary>Retention by furthest milestone of customers present at a landmark; on the hold-out, if there is one.</summary>
    /// <param name="result">The derivation.</param>
    /// <param name="landmark">Where they are compared.</param>
    public static TableView RetentionByFurthest(this DerivationResult result, Landmark landmark = Landmark.UtilizationEnd) => OfMilestones(
        result,
        set => set.Path?.Retention.FirstOrDefault(retention => retention.Landmark == landmark)?.ByFurthest is { } figures
            ? PathTables.Furthest(figures.HoldOut ?? figures.Training)
            : null,
        set => set.WithoutPath);

    /// <summary>Furthest milestone by quarter of signup: whether onboarding is getting better.</summary>
    public static TableView Quarters(this DerivationResult result) =>
        OfMilestones(result, set => set.Path is { } path ? PathTables.Quarters(path) : null, set => set.WithoutPath);

    /// <summary>How far each customer has come, and its next best step; differences in points of what the milestone leads to.</summary>
    public static TableView Table(this IEnumerable<CustomerScore> scores) => new(
        ReportTable.Of(
            ["customer", "setup", "activation", "utilization", "maturity", "next step", "for", "#goes with"],
            scores.Select(IReadOnlyList<ReportCell> (score) =>
            [
                score.Customer,
                State(score.Setup),
                State(score.Activation),
                State(score.Utilization),
                State(score.Maturity),
                score.Next.Item ?? Numbers.None,
                score.Next is { Item: not null, Milestone: { } milestone } ? MilestoneAnswer.Name(milestone) : Numbers.None,
                Cell.Points(score.Next.Difference),
            ])),
        "There are no customers.");

    /// <summary>Which next best step is proposed to how many customers, the most frequent first.</summary>
    public static TableView NextSteps(this IEnumerable<CustomerScore> scores) => new(
        ReportTable.Of(
            ["next step", "for", "#customers"],
            scores.Where(score => score.Next.Item is not null)
                .CountBy(score => (score.Next.Milestone, score.Next.Item))
                .OrderByDescending(step => step.Value).ThenBy(step => step.Key.Milestone).ThenBy(step => step.Key.Item, StringComparer.Ordinal)
                .Select(IReadOnlyList<ReportCell> (step) => [step.Key.Item!, MilestoneAnswer.Name(step.Key.Milestone!.Value), Cell.Count(step.Value)])),
        "No step is proposed to anybody.");

    private static string State(MilestoneScore score) => score.State switch
    {
        ReachState.TooEarly => "too early",
        ReachState.NotObservable => "not observable",
        ReachState.NoMilestone => Numbers.None,
        _ => score.State.ToString().ToLowerInvariant(),
    };

    private static TableView OfMilestones(DerivationResult result, Func<MilestoneSet, ReportTable?> table, Func<MilestoneSet, string?> whyNot)
    {
        ArgumentNullException.ThrowIfNull(result);
        var milestones = result.Framework.Milestones;
        return new TableView(table(milestones) ?? ReportTable.Of([], []), whyNot(milestones) ?? "There is nothing to show.");
    }
}
