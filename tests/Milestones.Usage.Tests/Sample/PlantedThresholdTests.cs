using Milestones.Usage.Sample;

namespace Milestones.Usage.Tests.Sample;

/// <summary>The cut that maximises Youden's J in the population is the planted threshold, so that an estimate of the one may be
/// judged by the other.</summary>
[Collection(PlantedPopulation.Name)]
public sealed class PlantedThresholdTests(PlantedPopulation population)
{
    public static TheoryData<string> Thresholds =>
        [.. SampleModel.Features.Where(feature => feature.Threshold is not null).Select(feature => feature.Name)];

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void The_best_cut_is_the_planted_threshold(string name)
    {
        var f = SampleModel.Features.ToList().FindIndex(feature => feature.Name == name);
        var rows = population.Sampled.Where(row => row is { InPopulation: true, SignupDay: < -150 });
        Assert.Equal(SampleModel.Features[f].Threshold, BestCut(rows.Select(row => (row.Values[f], row.Retention)), 80));
    }

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void At_the_threshold_retention_steps_up_by_ten_points(string name)
    {
        var f = SampleModel.Features.ToList().FindIndex(feature => feature.Name == name);
        var threshold = SampleModel.Features[f].Threshold!.Value;
        var width = SampleModel.Features[f].Measure == Measure.PerSeat ? 2 : 1;
        var rows = population.Sampled.Where(row => row is { InPopulation: true, SignupDay: < -150 }).ToArray();
        var below = rows.Where(row => row.Values[f] >= threshold - width && row.Values[f] < threshold).Average(row => row.Retention);
        var above = rows.Where(row => row.Values[f] >= threshold && row.Values[f] < threshold + width).Average(row => row.Retention);
        Assert.InRange(above - below, 0.085, 0.125);
        Assert.InRange(population.Effects[name].AdjustedRiskDifference, 0.09, 0.12);
    }

    [Fact]
    public void The_counts_are_heavy_tailed()
    {
        var features = SampleModel.Features.ToList();
        foreach (var (feature, f) in features.Select((feature, f) => (feature, f)).Where(pair => pair.feature.Measure == Measure.Count))
        {
            var values = population.Sampled.Select(row => row.Values[f]).Order().ToArray();
            Assert.True(values[^1] > 15 * values[values.Length / 2], feature.Name);
        }
    }

    [Fact]
    public void The_best_cut_of_activation_is_the_planted_one()
    {
        var path = PlantedPath.Instance;
        var rows = population.Sampled.Where(row => row.SignupDay < -path.UtilizationEnd).Select(row => (
            (double)row.Lifecycle.CoreActionsBetween(0, path.ActivationDays),
            row.Lifecycle.CoreActionsBetween(path.ActivationDays, path.UtilizationEnd) >= 3 * path.UtilizedFrom * row.Seats ? 1.0 : 0.0));
        Assert.InRange(BestCut(rows, 100), path.ActivatedFrom - 1, path.ActivatedFrom + 1);
    }

    /// <summary>The whole number from 1 to <paramref name="most"/> with the largest sensitivity + specificity − 1.</summary>
    private static double BestCut(IEnumerable<(double Value, double Retention)> rows, int most)
    {
        var all = rows.ToArray();
        var retained = all.Sum(row => row.Retention);
        var share = new double[most + 1];
        foreach (var (value, retention) in all)
        {
            share[(int)Math.Min(value, most)] += (retention / retained) - ((1 - retention) / (all.Length - retained));
        }

        return Enumerable.Range(1, most).MaxBy(cut => share.AsSpan(cut).ToArray().Sum());
    }
}
