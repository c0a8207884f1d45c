using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Usage;

namespace Milestones.Reporting.Wording;

/// <summary>What stands beside a table so that it can be read: the same in every output.</summary>
internal static class Explanation
{
    public const string Lift = "Lift is retention of adopters minus retention of others, in points; adjusted lift compares within strata of comparable customers.";

    public const string Decisions = "What people decided beside what was computed, and by how many points each decision moves the headline.";

    public const string SecondaryOutcome = "No verdict rests on this outcome. Differences are in points, among the customers of whom it is known.";

    public const string Calibration = "Calibration out of bag, in groups of equal size by predicted retention:";

    public const string Context = "Importance of what customers are, which is adjusted for and never kept:";

    public const string Association = "All of this is what goes with staying in observed data, not what causes it.";

    public const string Clusters =
        "Features that go together share their importance. Beyond its partners is the least that a feature is worth among customers alike in one of the others: about 0 for a copy. "
        + "Whether a feature is redundant is tested in the same way on retention itself; the verdict goes by that test.";

    public const string ImportanceOfEngines = "Importance is given with its standard error, of the chance in its computation.";

    /// <summary>How alike two engines rank the features.</summary>
    public static string Engines(EngineAgreement agreement) =>
        $"Features are ranked by {agreement.Engine.Name}; {agreement.Other.Name}, which shares no code with it, looked at the same customers. The rank correlation of their importances is {Numbers.Plain(agreement.RankCorrelation, "0.00")}.";

    public static string Bands(EvidenceRules rules) =>
        $"The study takes features adopted by {Numbers.Percent(rules.NicheBelow)} to {Numbers.Percent(rules.UbiquitousAbove)} of the eligible; no data can tell where this band should end.";

    /// <summary>How much the ranking depends on the customers at hand.</summary>
    public static string Stability(DerivationResult result) => result.Framework.Ranking is { SelectionStability: { } stability } ranking
        ? $"Ranks stand with the interval of the middle share of {result.Evidence.Forest.Stability!.Refits} refits on half of the customers each. The {ranking.Selected} features that each of them puts first are the same to a degree of {Numbers.WithInterval(stability, "0.00")} (Nogueira's index: 1 always the same, 0 drawn at random)."
        : "Ranks were not repeated on subsamples, so how certain they are is not known.";

    /// <summary>What an importance of nothing looks like.</summary>
    public static string Shadows(DerivationResult result) => result.Framework.Ranking is { ShadowLine: { } line } ranking
        ? $"Columns that cannot matter, shuffled copies of the real ones, reach an importance of {Numbers.Plain(line, "0.00000")} ({result.Evidence.Forest.Shadows!.Refits} refits); the most negative importance of any column mirrors a noise of {Numbers.Plain(ranking.NoiseLine, "0.00000")}. Both describe, and decide nothing."
        : $"The most negative importance of any column mirrors a noise of {Numbers.Plain(result.Framework.Ranking.NoiseLine, "0.00000")}.";

    public static string Categories(MaturityMilestone maturity) =>
        $"A customer is mature altogether when mature in at least {maturity.RequiredCategories} of these. Retention compares the mature with the others, in points.";

    public static string WithoutDecisions(Headline headline) =>
        $"Without any decision the headline would be {Numbers.PercentWithInterval(headline.Mature)}.";

    /// <summary>Whether retention rises with the number of mature categories.</summary>
    public static string Trend(MaturityMilestone maturity)
    {
        var (training, heldOut) = maturity.RetentionByCategories;
        return $"Trend on training: {Trend(training)}.{(heldOut is null ? "" : $" On the hold-out: {Trend(heldOut)}.")}";
    }

    /// <summary>A sentence per threshold of the framework that was searched for.</summary>
    public static IEnumerable<string> Thresholds(MilestoneFramework framework) => framework.Features
        .Where(feature => feature.Level != MaturityLevel.None && feature.Adoption is { AtLeast: not null, Search: not null })
        .OrderBy(feature => feature.Evidence.Rank)
        .Select(feature => $"{feature.Title}: {Threshold(feature.Adoption)}")
        .DefaultIfEmpty("No threshold was searched for: any use is adoption.");

    /// <summary>The findings, warnings first: severity, code, message.</summary>
    public static IEnumerable<Finding> Findings(MilestoneFramework framework) =>
        framework.Findings.OrderByDescending(finding => finding.Severity);

    /// <summary>The same of another outcome.</summary>
    public static string Trend(MaturityOutcome outcome)
    {
        var (training, heldOut) = outcome.ByCategories;
        return $"By number of mature categories, trend on training: {Trend(training)}.{(heldOut is null ? "" : $" On the hold-out: {Trend(heldOut)}.")}";
    }

    private static string Trend(RetentionTrend trend) =>
        $"z = {Numbers.Plain(trend.Trend.Statistic, "0.00")} (p {Numbers.PValue(trend.Trend.PValue)}), within strata of comparable customers z = {Numbers.Plain(trend.TrendWithinStrata.Statistic, "0.00")} (p {Numbers.PValue(trend.TrendWithinStrata.PValue)})";

    private static string Threshold(AdoptionThreshold adoption)
    {
        var search = adoption.Search!;
        return $"anything from {Numbers.Plain(search.PlateauLow)} to {Numbers.Plain(search.PlateauHigh)} {adoption.Unit} works; {Numbers.Plain(search.Proposed)} is proposed, the best is {Numbers.Plain(search.Best)} (interval {Numbers.Plain(search.Lower)} to {Numbers.Plain(search.Upper)}, p {Numbers.PValue(search.PValue)}).";
    }
}
