using FsCheck;
using FsCheck.Fluent;

namespace Milestones.Numerics.Tests;

public sealed class RocAucTests
{
    private static readonly bool[] Labels =
    [
        true, false, true, true, false, false, true, false, true, true,
        false, false, true, false, true, false, false, true, true, false,
    ];

    private static readonly double[] Scores = [.9, .3, .7, .5, .5, .2, .8, .6, .4, .9, .1, .3, .5, .5, .7, .2, .4, .6, .8, .7];

    [Fact]
    public void Area_and_interval_agree_with_the_definition_in_R()
    {
        // R: psi <- outer(P, N, function(p, q) (p > q) + .5*(p == q)); mean(psi)
        //    v <- var(rowMeans(psi))/length(P) + var(colMeans(psi))/length(N); upper limit 1.0199… is cut to 1
        Near.Equal((0.87, 0.720020416259568, 1), RocAuc.Estimate(Labels, Scores));
    }

    [Fact]
    public void Area_and_variance_equal_the_count_over_all_pairs() => Prop.ForAll(
        Gen.Zip(Gen.Choose(0, 6), Gen.Elements(true, false)).ArrayOf().ToArbitrary(),
        rows =>
        {
            var positives = rows.Where(row => row.Item2).Select(row => row.Item1).ToList();
            var negatives = rows.Where(row => !row.Item2).Select(row => row.Item1).ToList();
            var estimate = RocAuc.Estimate([.. rows.Select(row => row.Item2)], [.. rows.Select(row => (double)row.Item1)]);
            if (positives.Count < 2 || negatives.Count < 2)
            {
                return !estimate.IsDefined;
            }

            var ofPositives = positives.ConvertAll(p => negatives.Average(n => Win(p, n)));
            var ofNegatives = negatives.ConvertAll(n => positives.Average(p => Win(p, n)));
            var area = ofPositives.Average();
            var half = 1.959963984540054 * Math.Sqrt((Variance(ofPositives) / positives.Count) + (Variance(ofNegatives) / negatives.Count));
            return Math.Abs(area - estimate.Value) < 1e-12
                && (area is 0 or 1 || Math.Abs(Math.Max(0, area - half) - estimate.Interval.Lower) < 1e-7);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Turning_the_scores_or_the_labels_turns_the_area()
    {
        var area = RocAuc.Estimate(Labels, Scores).Value;
        Near.Equal(1 - area, RocAuc.Estimate(Labels, [.. Scores.Select(s => -s)]).Value);
        Near.Equal(1 - area, RocAuc.Estimate([.. Labels.Select(l => !l)], Scores).Value);
        Near.Equal(area, RocAuc.Estimate(Labels, [.. Scores.Select(Math.Exp)]).Value);
    }

    [Fact]
    public void Perfect_separation_of_few_is_not_certainty()
    {
        var estimate = RocAuc.Estimate([false, false, false, true, true, true], [1, 2, 3, 4, 5, 6]);
        Assert.Equal(1, estimate.Value);
        Assert.Equal(1, estimate.Interval.Upper, 1e-12);
        Assert.True(estimate.Interval.Lower < 0.5);
    }

    [Fact]
    public void A_constant_score_is_a_coin() => Assert.Equal(0.5, RocAuc.Estimate(Labels, new double[20]).Value);

    [Fact]
    public void The_interval_covers_the_true_area()
    {
        // DeLong is asymptotic. Binormal scores a standard deviation apart: the area is Φ(1/√2) = 0.7602 (R: pnorm(1/sqrt(2))).
        var covered = 0;
        for (var run = 0; run < 1000; run++)
        {
            var random = new Seed(3).For("coverage", run).CreateRandom();
            var labels = new bool[600];
            var scores = new double[600];
            for (var i = 0; i < labels.Length; i++)
            {
                labels[i] = i < 200;
                scores[i] = random.NextNormal() + (labels[i] ? 1 : 0);
            }

            covered += RocAuc.Estimate(labels, scores).Interval.Contains(0.760249938906523) ? 1 : 0;
        }

        Assert.InRange(covered, 930, 970); // 950 ± 3 standard errors
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RocAuc.Estimate([true, false], [1]));
        Assert.Throws<ArgumentException>(() => RocAuc.Estimate([true, false], [1, double.NaN]));
    }

    private static double Win(int positive, int negative) => positive > negative ? 1 : positive == negative ? 0.5 : 0;

    private static double Variance(List<double> values) => values.Sum(v => Math.Pow(v - values.Average(), 2)) / (values.Count - 1);
}
