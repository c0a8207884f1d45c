using System.Globalization;
using Milestones.Evidence;
using Milestones.Framework;

namespace Milestones.Reporting.Wording;

/// <summary>What came out, in sentences: the same in every output.</summary>
internal static class Answer
{
    /// <summary>The answer in short: the headline, or that there is no milestone and why.</summary>
    public static string InShort(MilestoneFramework framework) =>
        framework.Milestones.Maturity is { } maturity
            ? $"{Numbers.Percent(maturity.Headline.Mature)} of {Numbers.Count(maturity.Headline.Mature.Of)} customers are mature{At(framework)}: mature in at least {Categories(maturity.RequiredCategories)} ({Confidence(framework)} interval {Interval(maturity.Headline.Mature)})."
            : $"No maturity milestone is supported. {framework.Milestones.WithoutMaturity}";

    /// <summary>Which snapshots are pooled, and what is counted then; null: one snapshot, or none.</summary>
    public static string? Snapshots(MilestoneFramework framework) => framework.Population.Pooled is { } pooled
        ? $"{pooled.Snapshots.Count} snapshots are pooled ({string.Join(", ", pooled.Snapshots.Select(flow => Day(flow.Date)))}). Counts are of customer-snapshots unless they say otherwise: "
            + $"{Numbers.Count(framework.Population.Training)} of {Numbers.Count(pooled.TrainingCustomers)} customers for training, {Numbers.Count(framework.Population.HeldOut)} of {Numbers.Count(pooled.HeldOutCustomers)} held out, "
            + $"{Numbers.Count(pooled.UnseenCustomers)} of whom are not among the former. Tests and intervals take customers whole."
        : null;

    /// <summary>What became of mature customers: on the hold-out, if there are mature customers and others to compare.</summary>
    public static string Retention(MaturityMilestone maturity)
    {
        var (training, heldOut) = maturity.Headline.Association;
        return heldOut switch
        {
            null => Retention(training, "On the training customers, from whom the definition was chosen,"),
            { RetainedAdopters.Of: 0 } or { RetainedOthers.Of: 0 } => Retention(
                training, $"On the hold-out {(heldOut.RetainedAdopters.Of == 0 ? "nobody" : "everybody")} is mature, so there is nothing to compare; on the training customers"),
            _ => Retention(heldOut, "On the hold-out") + Unseen(maturity.Headline.HoldOutUnseen),
        };
    }

    /// <summary>How well usage predicts, so whether any of it is to be believed.</summary>
    public static string Skill(ForestSkill forest)
    {
        var heldOut = forest.HoldOut is { } quality ? $", on the hold-out {Numbers.WithInterval(quality.Auc)}{(forest.HoldOutUnseen is { } unseen ? $", of customers not seen in training {Numbers.WithInterval(unseen.Auc)}" : "")}" : "";
        return $"The forest's AUC is {Numbers.WithInterval(forest.OutOfBag.Auc)} out of bag{heldOut}; a logistic regression on the same columns has {Numbers.WithInterval(forest.LogisticAuc.Training)}.";
    }

    /// <summary>How many features have which verdict, e.g. <c>12 kept, 3 niche</c>.</summary>
    public static string Verdicts(MilestoneFramework framework) => string.Join(", ", framework.Features
        .GroupBy(feature => feature.Verdict)
        .OrderByDescending(group => group.Key)
        .Select(group => $"{group.Count()} {VerdictWords.Of(group.Key)}"));

    /// <summary>What became of the hypotheses; null where there are none. Those that were not registered are counted apart.</summary>
    public static string? Hypotheses(MilestoneFramework framework)
    {
        var stated = framework.Features.Select(feature => feature.Hypothesis).OfType<HypothesisRecord>().ToList();
        var registered = stated.FindAll(hypothesis => hypothesis.Standing == HypothesisStanding.Registered);
        var others = stated.FindAll(hypothesis => hypothesis.Standing != HypothesisStanding.Registered);
        string[] sentences =
        [
            .. registered.Count > 0 ? [$"Of {registered.Count} registered hypotheses: {Outcomes(registered)}."] : (string[])[],
            .. others.Count > 0 ? [$"Of {others.Count} exploratory hypotheses, not registered as they are before these data were looked at: {Outcomes(others)}."] : (string[])[],
        ];
        return sentences.Length > 0 ? string.Join(' ', sentences) : null;
    }

    /// <summary>How many settings have looked at the hold-out. The same for a run and its repetition.</summary>
    public static string SettingsTried(LookCount looks) => WithProblem(
        looks.Settings == 1
            ? "Only these settings have looked at this hold-out."
            : $"{looks.Settings} different settings have looked at this hold-out: these, and others in {looks.OtherRuns} {(looks.OtherRuns == 1 ? "run" : "runs")}. The more are tried, the less a good figure on it means.",
        looks);

    /// <summary>How many runs and settings have looked at the hold-out.</summary>
    public static string Looks(LookCount looks) => WithProblem(
        $"{looks.Runs} {(looks.Runs == 1 ? "run has" : "runs have")} looked at this hold-out, with {(looks.Settings == 1 ? "one setting" : $"{looks.Settings} different settings")}.", looks);

    /// <summary>From when on a feature counts as adopted.</summary>
    public static string Adoption(AdoptionThreshold adoption) =>
        adoption.AtLeast is { } threshold ? $"≥ {Numbers.Plain(threshold)} {UnitOf(adoption.Unit, threshold)}" : "any use";

    private static string Unseen(AssociationFigures? unseen) => unseen is null || unseen.RetainedAdopters.Of == 0 || unseen.RetainedOthers.Of == 0
        ? ""
        : $" Of customers not seen in training {Numbers.Percent(unseen.RetainedAdopters)} against {Numbers.Percent(unseen.RetainedOthers)}: {Numbers.PointsWithInterval(unseen.RiskDifference)} points.";

    private static string At(MilestoneFramework framework) => framework.Population.Pooled is { } pooled ? $" at the latest snapshot ({Day(pooled.Snapshots[^1].Date)})" : "";

    private static string Day(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string WithProblem(string sentence, LookCount looks) => looks.Problem is { } problem ? $"{sentence} {problem}" : sentence;

    private static string Outcomes(List<HypothesisRecord> hypotheses) =>
        string.Join(", ", Enum.GetValues<HypothesisOutcome>()
            .OrderByDescending(outcome => outcome == HypothesisOutcome.Confirmed)
            .ThenByDescending(outcome => outcome)
            .Select(outcome => $"{hypotheses.Count(hypothesis => hypothesis.Outcome == outcome)} {outcome.ToString().ToLowerInvariant()}"));

    /// <summary>The unit as it goes with a number: 1 day, 2 days.</summary>
    private static string UnitOf(string unit, double number) => (unit, number) switch
    {
        ("days", 1) => "day",
        ("uses", 1) => "use",
        ("uses per seat", 1) => "use per seat",
        _ => unit,
    };

    private static string Retention(AssociationFigures association, string where) =>
        $"{where} {Numbers.Percent(association.RetainedAdopters)} of the mature were retained against {Numbers.Percent(association.RetainedOthers)} of the others: {Numbers.PointsWithInterval(association.RiskDifference)} points, and {Numbers.PointsWithInterval(association.AdjustedRiskDifference)} among comparable customers.";

    private static string Categories(int required) => required == 1 ? "1 category" : $"{required} categories";

    private static string Confidence(MilestoneFramework framework) =>
        (framework.Provenance.Options.Rules.Confidence * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static string Interval(Share share) =>
        string.Create(CultureInfo.InvariantCulture, $"{share.Lower * 100:0.0}–{share.Upper * 100:0.0} %");
}
