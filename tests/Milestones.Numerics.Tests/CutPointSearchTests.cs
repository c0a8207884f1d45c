using FsCheck;
using FsCheck.Fluent;

namespace Milestones.Numerics.Tests;

public sealed class CutPointSearchTests
{
    private static readonly CutPointOptions Quick = new() { Replicates = 20 };

    private static readonly Arbitrary<(int Value, bool Label, int Stratum)[]> Rows =
        Gen.Zip(Gen.Choose(0, 7), Gen.Zip(Gen.Elements(true, false), Gen.Choose(0, 2)))
            .Select(row => (row.Item1, row.Item2.Item1, row.Item2.Item2)).ArrayOf(60).ToArbitrary();

    [Fact]
    public void The_best_cut_is_the_best_of_all_allowed_tables() => Prop.ForAll(Rows, rows =>
    {
        double[] values = [.. rows.Select(row => (double)row.Value)];
        bool[] labels = [.. rows.Select(row => row.Label)];
        int[] strata = [.. rows.Select(row => row.Stratum)];
        var allowed = values.Distinct().Where(cut => values.Count(value => value >= cut) is >= 3 and <= 57).ToList();
        var found = CutPointSearch.Run(values, labels, Quick, new Seed(1), strata);
        if (found is null)
        {
            return allowed.Count == 0 || allowed.TrueForAll(cut => !(Statistic(cut) > 0));
        }

        return found.Candidates == allowed.Count
            && allowed.Contains(found.Threshold)
            && allowed.TrueForAll(cut => !(Statistic(cut) > (found.Statistic * found.Statistic) + 1e-9))
            && Math.Abs(Statistic(found.Threshold) - (found.Statistic * found.Statistic)) < 1e-9
            && found.PlateauLow <= found.Threshold && found.Threshold <= found.PlateauHigh
            && found.PlateauLow <= found.Proposed && found.Proposed <= found.PlateauHigh
            && found.PValue is >= 0 and <= 1;

        double Statistic(double cut) =>
            StratifiedTables.Of([.. values.Select(value => value >= cut)], labels, strata).CochranMantelHaenszel().Statistic;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Youden_is_the_difference_of_the_shares_above() => Prop.ForAll(Rows, rows =>
    {
        double[] values = [.. rows.Select(row => (double)row.Value)];
        bool[] labels = [.. rows.Select(row => row.Label)];
        var found = CutPointSearch.Run(values, labels, Quick with { Objective = CutPointObjective.Youden }, new Seed(1));
        return found is null
            || (Math.Abs(J(found.Threshold) - found.Youden) < 1e-12
                && values.Distinct().Where(cut => values.Count(value => value >= cut) is >= 3 and <= 57)
                    .All(cut => Math.Abs(J(cut)) <= Math.Abs(found.Youden) + 1e-12));

        double J(double cut) =>
            rows.Where(row => row.Label).Average(row => row.Value >= cut ? 1.0 : 0)
            - rows.Where(row => !row.Label).Average(row => row.Value >= cut ? 1.0 : 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_of_rows_missing_rows_and_monotone_scales_change_nothing()
    {
        var (values, labels, _) = new PlantedStep(4, 0.9, 8) { Rows = 3000 }.Draw(new Seed(2));
        var expected = CutPointSearch.Run(values, labels, Quick, new Seed(1));
        Assert.Equal(expected, CutPointSearch.Run([.. values.Reverse()], [.. labels.Reverse()], Quick, new Seed(1)));
        Assert.Equal(expected, CutPointSearch.Run([double.NaN, .. values], [true, .. labels], Quick, new Seed(1)));
        var scaled = CutPointSearch.Run([.. values.Select(value => value * 1024)], labels, Quick, new Seed(1));
        Assert.Equal(expected!.Threshold * 1024, scaled!.Threshold);
        Assert.Equal(expected.Interval.Upper * 1024, scaled.Interval.Upper);
        Assert.Equal(expected.PValue, scaled.PValue);
    }

    [Fact]
    public void A_harmful_step_is_found_with_its_sign()
    {
        var (values, labels, _) = new PlantedStep(4.5, 0.9, 5) { Step = -0.1 }.Draw(new Seed(3));
        var found = CutPointSearch.Run(values, labels, Quick, new Seed(1))!;
        Assert.Equal(5, found.Threshold);
        Assert.True(found.Youden < 0 && found.Statistic < 0);
        Assert.True(found.PValue < 1e-6);
    }

    [Fact]
    public void Both_sides_keep_their_least_share()
    {
        double[] values = [.. Enumerable.Range(0, 100)];
        bool[] labels = [.. values.Select(value => value >= 97)];
        var found = CutPointSearch.Run(values, labels, Quick with { MinShare = 0.1 }, new Seed(1))!;
        Assert.Equal(90, found.Threshold);
        Assert.Equal(81, found.Candidates);
    }

    [Fact]
    public void Without_a_cut_or_without_both_classes_nothing_is_found()
    {
        Assert.Null(CutPointSearch.Run([], [], Quick, new Seed(1)));
        Assert.Null(CutPointSearch.Run([3, 3, 3], [true, false, true], Quick, new Seed(1)));
        Assert.Null(CutPointSearch.Run([1, 2, 3], [true, true, true], Quick, new Seed(1)));
        Assert.Null(CutPointSearch.Run([double.NaN, double.NaN], [true, false], Quick, new Seed(1)));
    }

    [Fact]
    public void A_cut_within_an_uninformative_stratum_only_does_no_harm()
    {
        // Values 3 and more occur only in stratum 1, whose labels do not vary.
        double[] values = [.. Enumerable.Range(0, 100).Select(i => i < 60 ? i % 3 : 3.0 + (i % 3))];
        bool[] labels = [.. Enumerable.Range(0, 100).Select(i => i >= 60 || i % 3 == 2 || i % 7 == 0)];
        int[] strata = [.. Enumerable.Range(0, 100).Select(i => i < 60 ? 0 : 1)];
        var found = CutPointSearch.Run(values, labels, Quick, new Seed(1), strata)!;
        Assert.Equal(2, found.Threshold);
        Assert.InRange(found.PValue, 1e-30, 0.01);
    }

    [Fact]
    public void Many_distinct_values_are_thinned_evenly()
    {
        var (values, labels, _) = new PlantedStep(4, 0.9, 8) { Whole = false }.Draw(new Seed(4));
        var found = CutPointSearch.Run(values, labels, Quick with { MaxCandidates = 100 }, new Seed(1))!;
        Assert.InRange(found.Candidates, 95, 100);
        Assert.Contains(found.Threshold, values);
        Assert.Equal(8, found.Threshold, 0.5);
        Assert.True(found.Interval.Contains(8));
    }

    [Fact]
    public void Rows_of_a_cluster_do_not_count_as_independent()
    {
        // Every row four times says no more than once: with clusters p is about that of the single rows.
        var (values, labels, _) = new PlantedStep(4, 0.9, 8) { Rows = 1500 }.Draw(new Seed(5));
        var single = CutPointSearch.Run(values, labels, new CutPointOptions(), new Seed(1))!;
        double[] fourValues = [.. values, .. values, .. values, .. values];
        bool[] fourLabels = [.. labels, .. labels, .. labels, .. labels];
        int[] clusters = [.. Enumerable.Range(0, 6000).Select(i => i % 1500)];
        var naive = CutPointSearch.Run(fourValues, fourLabels, new CutPointOptions(), new Seed(1))!;
        var clustered = CutPointSearch.Run(fourValues, fourLabels, new CutPointOptions(), new Seed(1), clusters: clusters)!;
        Assert.InRange(Math.Log10(clustered.PValue) / Math.Log10(single.PValue), 0.7, 1.3);
        Assert.True(naive.PValue < clustered.PValue / 1000);
        Assert.True(clustered.Interval.Width > naive.Interval.Width);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CutPointSearch.Run([1, 2], [true], Quick, new Seed(1)));
        Assert.Throws<ArgumentException>(() => CutPointSearch.Run([1, 2], [true, false], Quick, new Seed(1), [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CutPointSearch.Run([1, 2], [true, false], Quick, new Seed(1), [0, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CutPointOptions { MinShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CutPointOptions { Replicates = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CutPointOptions { Level = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CutPointOptions { MaxCandidates = 0 });
    }

    [Fact]
    public void Defaults_are_as_documented() => Assert.Equal(
        new CutPointOptions
        {
            MinShare = 0.05, Replicates = 200, Level = 0.95, Objective = CutPointObjective.Association, MaxCandidates = 250,
        },
        new CutPointOptions());
}
