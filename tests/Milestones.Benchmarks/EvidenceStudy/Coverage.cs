using System.Globalization;
using Milestones.Numerics;
using Milestones.Usage.Sample;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>How often intervals hold the truth, over all features, kept or not.</summary>
internal sealed class Coverage(IReadOnlyList<DataSetResult> results, StudyTruth truth, StudySettings settings)
{
    private const double Nominal = 0.95;

    /// <summary>How far one feature's may be, of 60 features by six intervals: the normal quantile at 0.05/360, both sides.</summary>
    private const double ToleranceOfOne = 3.8;

    private static readonly Interval RetainedAdopters = new(
        "retained among adopters (Wilson)", PopulationPart.Training, feature => feature.Training.RetainedAdopters, effect => effect.RetainedWith, rows => rows.Training.RetainedAdopters);

    /// <summary>Few customers, of whom rare features may have too few adopters for any large-sample interval: shown, and no target.</summary>
    private static readonly Interval[] Unseen =
    [
        new("adjusted risk difference on the hold-out, customers not seen in training", PopulationPart.Unseen, feature => feature.HoldOutUnseen?.AdjustedRiskDifference ?? Estimate.Undefined(), effect => effect.AdjustedRiskDifference),
        new("adjusted odds ratio on the hold-out, customers not seen in training", PopulationPart.Unseen, feature => feature.HoldOutUnseen?.AdjustedOddsRatio ?? Estimate.Undefined(), effect => effect.AdjustedOddsRatio),
    ];

    private readonly IReadOnlyList<Interval> _intervals =
    [
        new("prevalence (Wilson)", PopulationPart.Training, feature => feature.Prevalence, effect => effect.Prevalence, rows => rows.Prevalence),
        new("risk difference (Newcombe)", PopulationPart.Training, feature => feature.Training.RiskDifference, effect => effect.RiskDifference, rows => rows.Training.RiskDifference),
        new("adjusted risk difference (Mantel–Haenszel, Sato)", PopulationPart.Training, feature => feature.Training.AdjustedRiskDifference, effect => effect.AdjustedRiskDifference, rows => rows.Training.AdjustedRiskDifference),
        new("adjusted odds ratio (Mantel–Haenszel, RBG)", PopulationPart.Training, feature => feature.Training.AdjustedOddsRatio, effect => effect.AdjustedOddsRatio, rows => rows.Training.AdjustedOddsRatio),
        new("adjusted risk difference on the hold-out", PopulationPart.HeldOut, feature => feature.HoldOut.AdjustedRiskDifference, effect => effect.AdjustedRiskDifference),
        new("adjusted odds ratio on the hold-out", PopulationPart.HeldOut, feature => feature.HoldOut.AdjustedOddsRatio, effect => effect.AdjustedOddsRatio),
        .. results.Any(result => result.Setting.EarlierSnapshots > 0) ? Unseen : [],
    ];

    public IEnumerable<Target> Targets()
    {
        foreach (var interval in _intervals.Except(Unseen))
        {
            yield return Covers(interval.Name, Mean.Share(Of(interval, _ => true), covered => covered));
        }

        // One headline per data set: by nominal coverage their spread is known, and few of them may have none.
        var headline = Headline();
        yield return Covers("headline (Wilson)", headline with { Error = Math.Sqrt(Nominal * (1 - Nominal) / headline.Count) });
    }

    /// <summary>Per interval: coverage over all features, where adoption was given and where it was searched on the same customers, and the worst feature.</summary>
    public string ByInterval() => Table.Markdown(
        ["interval", "all features", "adoption given", "threshold searched on the same data", "feature furthest off", "features off by chance's limit"],
        [.. _intervals.Select(interval => (string[])
        [
            interval.Name,
            .. Shares(Of, interval),
            .. Worst(interval),
        ]), ["headline (Wilson)", Headline().ToString(), "", "", "", ""]]);

    /// <summary>Where snapshots are pooled, per interval and by how much customers differ: coverage, and what it would be if rows were taken as independent.</summary>
    public string ByRows()
    {
        var groups = results.GroupBy(result => result.Setting)
            .Select(group => (Name: group.Key.ToString(), Part: new Coverage([.. group], truth, settings)))
            .Append((Name: "all", Part: this))
            .ToList();
        return Table.Markdown(
            ["interval", "customers", "all features", "adoption given", "threshold searched on the same data", "rows as independent: all features", "adoption given"],
            [.. Pooled.SelectMany(interval => groups.Select(group => (string[])
            [
                interval.Name,
                group.Name,
                .. Shares(group.Part.Of, interval),
                .. Shares(group.Part.OfIndependent, interval).Take(2),
            ]))]);
    }

    /// <summary>Where snapshots are pooled: that the intervals cover, and that they would not if rows were taken as independent, lest the data be such that it
    /// does not matter.</summary>
    public IEnumerable<Target> PooledTargets()
    {
        yield return Covers(RetainedAdopters.Name, Mean.Share(Of(RetainedAdopters, _ => true), covered => covered));
        foreach (var target in Targets())
        {
            yield return target;
        }

        foreach (var interval in Pooled)
        {
            var covered = Mean.Share(OfIndependent(interval, _ => true), covered => covered);
            yield return new Target(
                string.Create(CultureInfo.InvariantCulture, $"{interval.Name}, rows taken as independent: covers at most {100 * Nominal:0} % {(settings.ContrastErrors < 0 ? '+' : '−')} {Math.Abs(settings.ContrastErrors):0} s.e."),
                covered.ToString(),
                covered.Value <= Nominal - (settings.ContrastErrors * covered.Error));
        }
    }

    private IEnumerable<Interval> Pooled => _intervals.Where(interval => interval.Independent is not null).Prepend(RetainedAdopters);

    /// <summary>Over all features, those whose adoption was given, and those whose threshold was searched on the same customers.</summary>
    private static string[] Shares(Func<Interval, Func<FeatureResult, bool>, IEnumerable<IEnumerable<bool>>> of, Interval interval) =>
        [.. new Func<FeatureResult, bool>[] { _ => true, feature => !feature.IsSearched, feature => feature.IsSearched }
            .Select(include => Mean.Share(of(interval, include), covered => covered).ToString())];

    private IEnumerable<IEnumerable<bool>> OfIndependent(Interval interval, Func<FeatureResult, bool> include) => results.Select(result => result.Features
        .Where(include)
        .Select(feature => (Feature: feature, Estimate: interval.Independent!(feature.Independent!)))
        .Where(pair => pair.Estimate.IsDefined)
        .Select(pair => pair.Estimate.Interval.Contains(interval.Truth(truth.Effect(result.Setting, pair.Feature.Bar, interval.Part)))));

    private Target Covers(string what, Mean coverage) => new(
        string.Create(CultureInfo.InvariantCulture, $"{what}: covers at {100 * Nominal:0} % within {settings.CoverageTolerance:0} s.e."),
        coverage.ToString(),
        Math.Abs(coverage.Value - Nominal) <= settings.CoverageTolerance * coverage.Error);

    private IEnumerable<IEnumerable<bool>> Of(Interval interval, Func<FeatureResult, bool> include) => results.Select(result => result.Features
        .Where(include)
        .Where(feature => interval.Estimate(feature).IsDefined)
        .Select(feature => IsCovered(interval, result, feature)));

    private bool IsCovered(Interval interval, DataSetResult result, FeatureResult feature) =>
        interval.Estimate(feature).Interval.Contains(interval.Truth(truth.Effect(result.Setting, feature.Bar, interval.Part)));

    private string[] Worst(Interval interval)
    {
        var byFeature = results
            .SelectMany(result => result.Features.Where(feature => interval.Estimate(feature).IsDefined).Select(feature => (feature.Planted.Name, Covered: IsCovered(interval, result, feature))))
            .GroupBy(pair => pair.Name, pair => pair.Covered, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Share: group.Average(covered => covered ? 1.0 : 0), Error: Math.Sqrt(Nominal * (1 - Nominal) / group.Count())))
            .ToList();
        var worst = byFeature.MaxBy(feature => Math.Abs(feature.Share - Nominal) / feature.Error);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{worst.Name} {100 * worst.Share:0.0} %"),
            string.Join(", ", byFeature.Where(feature => Math.Abs(feature.Share - Nominal) > ToleranceOfOne * feature.Error).Select(feature => feature.Name)),
        ];
    }

    private Mean Headline() => Mean.Of(results.Select((result, r) =>
        result.Headline.IsDefined ? (result.Headline.Interval.Contains(truth.Headline(r)) ? 1.0 : 0) : double.NaN));

    private sealed record Interval(
        string Name,
        PopulationPart Part,
        Func<FeatureResult, Estimate> Estimate,
        Func<TrueEffect, double> Truth,
        Func<IndependentRows, Estimate>? Independent = null);
}
