using Milestones.Numerics;

namespace Milestones.Evidence.Dossier;

/// <summary>Every number measured of a feature, by name.</summary>
internal static class DossierNumbers
{
    public static IEnumerable<DossierNumber> Of(FeatureMeasurements feature, ForestReport forest) =>
    [
        .. Importance(feature, forest),
        .. Threshold(feature),
        .. Adoption(feature, forest.OutOfBag.Auc.Interval.Level),
        .. Association("association", feature.Training),
        new("association", "lift among equally active customers", feature.BeyondActivity.Value, feature.BeyondActivity.Interval.Lower, feature.BeyondActivity.Interval.Upper, NumberUnit.Difference),
        Interval("association", "AUC of the values alone", feature.AloneAuc, NumberUnit.Auc),
        Plain("test", "statistic", feature.TestResult.Statistic),
        Plain("test", "p-value", feature.TestResult.PValue, NumberUnit.PValue),
        Plain("test", "p-value adjusted for all features tested", feature.AdjustedPValue, NumberUnit.PValue),
        Plain("cohorts", "Cochran's Q", feature.Stability.Heterogeneity.Statistic),
        Plain("cohorts", "adjusted p that cohorts differ", feature.Stability.AdjustedPValue, NumberUnit.PValue),
        .. feature.Stability.Cohorts.Select(cohort => Interval("cohorts", $"adjusted lift, {cohort.Cohort}", cohort.AdjustedRiskDifference, NumberUnit.Difference)),
        .. feature.Partners.SelectMany(Partner),
        .. feature.Hypothesis is { } hypothesis ? Hypothesis(hypothesis) : [],
        .. feature.HoldOut is { } heldOut ? Association("hold-out", heldOut) : [],
        .. feature.HoldOutUnseen is { } unseen ? Association("hold-out, customers not seen in training", unseen) : [],
        .. feature.Secondary.SelectMany(Secondary),
    ];

    private static IEnumerable<DossierNumber> Importance(FeatureMeasurements feature, ForestReport forest)
    {
        var interval = feature.RankStability?.Rank.Interval;
        yield return new("importance", "rank", feature.Rank, interval?.Lower ?? double.NaN, interval?.Upper ?? double.NaN, NumberUnit.Count);
        yield return Plain("importance", "share of subsamples with it among the first", feature.RankStability?.SelectionFrequency ?? double.NaN, NumberUnit.Share);
        yield return Plain("importance", "permutation importance", feature.Importance);
        yield return Plain("importance", "importance within strata", feature.ConditionalImportance);
        yield return Plain("importance", "impurity importance", feature.ImpurityImportance);
        yield return Plain("importance", "noise line", forest.NoiseLine);
        yield return Plain("importance", "shadow line", forest.Shadows?.Line ?? double.NaN);
        yield return Plain("importance", "share of refits above every shuffled copy", feature.ShareAboveShadows, NumberUnit.Share);
        if (feature.Cluster is { } cluster)
        {
            yield return Plain("correlated features", "importance of all of them together", cluster.JointImportance);
            foreach (var (partner, beyond) in cluster.Member(feature.Feature.Name).Beyond)
            {
                yield return Plain("correlated features", $"importance among customers alike in {partner}", beyond);
            }
        }
    }

    private static IEnumerable<DossierNumber> Threshold(FeatureMeasurements feature)
    {
        yield return Plain("threshold", "adopted from", feature.Adoption.Threshold ?? double.NaN, NumberUnit.Measure);
        if (feature.Threshold?.Derived is { } cut)
        {
            yield return new("threshold", "best", cut.Threshold, cut.Interval.Lower, cut.Interval.Upper, NumberUnit.Measure);
            yield return new("threshold", "proposed, of the plateau", cut.Proposed, cut.PlateauLow, cut.PlateauHigh, NumberUnit.Measure);
            yield return Plain("threshold", "p-value, the search accounted for", cut.PValue, NumberUnit.PValue);
        }
    }

    private static IEnumerable<DossierNumber> Adoption(FeatureMeasurements feature, double level) =>
    [
        Plain("adoption", "eligible", feature.Prevalence.Trials, NumberUnit.Count),
        Plain("adoption", "adopters", feature.Prevalence.Successes, NumberUnit.Count),
        Share("adoption", feature.Prevalence, level),
        Share("any use", feature.AnyUse, level),
        .. feature.PrevalenceByPlan.Select(group => Share($"adoption, plan {group.Group}", group.Adopters, level)),
        .. feature.PrevalenceBySize.Select(group => Share($"adoption, size {group.Group}", group.Adopters, level)),
        .. feature.PrevalenceByCohort.Select(group => Share($"adoption, {group.Group}", group.Adopters, level)),
    ];

    private static IEnumerable<DossierNumber> Association(string group, Association association) =>
    [
        Plain(group, "retained among adopters", association.Table.ExposedEvents / association.Table.Exposed, NumberUnit.Share),
        Plain(group, "retained among others", association.Table.UnexposedEvents / association.Table.Unexposed, NumberUnit.Share),
        Interval(group, "lift", association.RiskDifference, NumberUnit.Difference),
        Interval(group, "odds ratio", association.OddsRatio, NumberUnit.Plain),
        Interval(group, "adjusted lift", association.AdjustedRiskDifference, NumberUnit.Difference),
        Interval(group, "adjusted odds ratio", association.AdjustedOddsRatio, NumberUnit.Plain),
        Plain(group, "share with comparable customers", association.Overlap, NumberUnit.Share),
        Plain(group, "p that strata differ (Breslow–Day)", association.Homogeneity.PValue, NumberUnit.PValue),
    ];

    private static IEnumerable<DossierNumber> Partner(PartnerEvidence partner) =>
    [
        Plain("correlated features", $"correlation with {partner.Partner}", partner.Correlation),
        Interval("correlated features", $"adjusted lift among customers alike in {partner.Partner}", partner.Beyond, NumberUnit.Difference),
        Plain("correlated features", $"adjusted p among customers alike in {partner.Partner}", partner.AdjustedPValue, NumberUnit.PValue),
    ];

    private static IEnumerable<DossierNumber> Secondary(SecondaryAssociation secondary) =>
    [
        Interval("secondary outcomes", $"lift, {secondary.Outcome}", secondary.Training.RiskDifference, NumberUnit.Difference),
        Interval("secondary outcomes", $"adjusted lift, {secondary.Outcome}", secondary.Training.AdjustedRiskDifference, NumberUnit.Difference),
        Plain("secondary outcomes", $"adjusted p, {secondary.Outcome}", secondary.AdjustedPValue, NumberUnit.PValue),
        .. secondary.HoldOut is { } heldOut
            ? [Interval("secondary outcomes", $"adjusted lift on the hold-out, {secondary.Outcome}", heldOut.AdjustedRiskDifference, NumberUnit.Difference)]
            : Array.Empty<DossierNumber>(),
    ];

    private static IEnumerable<DossierNumber> Hypothesis(HypothesisEvidence hypothesis) =>
    [
        Interval("hypothesis", "adjusted lift, false coverage controlled", hypothesis.Difference, NumberUnit.Difference),
        Plain("hypothesis", "smallest effect of interest", hypothesis.Hypothesis.SmallestEffect, NumberUnit.Difference),
        Plain("hypothesis", "smallest difference detectable with 80 % probability", hypothesis.DetectableDifference, NumberUnit.Difference),
    ];

    private static DossierNumber Plain(string group, string name, double value, NumberUnit unit = NumberUnit.Plain)
        => new(group, name, value, double.NaN, double.NaN, unit);

    private static DossierNumber Interval(string group, string name, Estimate estimate, NumberUnit unit)
        => new(group, name, estimate.Value, estimate.Interval.Lower, estimate.Interval.Upper, unit);

    private static DossierNumber Share(string name, Proportion share, double level)
        => new("adoption", string.Equals(name, "adoption", StringComparison.Ordinal) ? "share of adopters" : name, share.Value, share.Wilson(level).Lower, share.Wilson(level).Upper, NumberUnit.Share);
}
