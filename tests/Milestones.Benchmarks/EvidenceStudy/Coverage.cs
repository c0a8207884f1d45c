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

    private readonly IReadOnlyList<Interval> _intervals =
    [
        new("prevalence (Wilson)", PopulationPart.Training, feature => feature.Prevalence, effect => effect.Prevalence),
        new("risk difference (Newcombe)", PopulationPart.Training, feature => feature.Training.RiskDifference, effect => effect.RiskDifference),
        new("adjusted risk difference (Mantel–Haenszel, Sato)", PopulationPart.Training, feature => feature.Training.AdjustedRiskDifference, effect => effect.AdjustedRiskDifference),
        new("adjusted odds ratio (Mantel–Haenszel, RBG)", PopulationPart.Training, feature => feature.Training.AdjustedOddsRatio, effect => effect.AdjustedOddsRatio),
        new("adjusted risk difference on the hold-out", PopulationPart.HeldOut, feature => feature.HoldOut.AdjustedRiskDifference, effect => effect.AdjustedRiskDifference),
        new("adjusted odds ratio on the hold-out", PopulationPart.HeldOut, feature => feature.HoldOut.AdjustedOddsRatio, effect => effect.AdjustedOddsRatio),
    ];

    public IEnumerable<Target> Targets()
    {
        foreach (var interval in _intervals)
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
            Mean.Share(Of(interval, _ => true), covered => covered).ToString(),
            Mean.Share(Of(interval, feature => !feature.IsSearched), covered => covered).ToString(),
            Mean.Share(Of(interval, feature => feature.IsSearched), covered => covered).ToString(),
            .. Worst(interval),
        ]), ["headline (Wilson)", Headline().ToString(), "", "", "", ""]]);

    private Target Covers(string what, Mean coverage) => new(
        string.Create(CultureInfo.InvariantCulture, $"{what}: covers at {100 * Nominal:0} % within {settings.CoverageTolerance:0} s.e."),
        coverage.ToString(),
        Math.Abs(coverage.Value - Nominal) <= settings.CoverageTolerance * coverage.Error);

    private IEnumerable<IEnumerable<bool>> Of(Interval interval, Func<FeatureResult, bool> include) => results.Select(result => result.Features
        .Where(include)
        .Where(feature => interval.Estimate(feature).IsDefined)
        .Select(feature => IsCovered(interval, result, feature)));

    private bool IsCovered(Interval interval, DataSetResult result, FeatureResult feature) =>
        interval.Estimate(feature).Interval.Contains(interval.Truth(truth.Effect(result.Confounding, feature.Bar, interval.Part)));

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

    private sealed record Interval(string Name, PopulationPart Part, Func<FeatureResult, Estimate> Estimate, Func<TrueEffect, double> Truth);
}
