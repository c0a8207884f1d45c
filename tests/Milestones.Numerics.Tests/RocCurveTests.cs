namespace Milestones.Numerics.Tests;

public sealed class RocCurveTests
{
    // Fawcett 2006, figure 3: twenty instances by falling score; n and p as in the figure's table.
    private static readonly bool[] Fawcett =
        [true, true, false, true, true, true, false, false, true, false, true, false, true, false, false, false, true, false, true, false];

    [Fact]
    public void Fawcetts_example_climbs_for_positives_and_moves_right_for_negatives()
    {
        var scores = Enumerable.Range(0, 20).Select(i => 1.0 - (0.01 * i)).ToArray();
        var points = RocCurve.Of(Fawcett, scores);
        Assert.Equal(21, points.Count);
        Assert.Equal(new RocPoint(0, 0), points[0]);
        Assert.Equal(new RocPoint(0, 0.2), points[2]);
        Assert.Equal(new RocPoint(0.1, 0.2), points[3]);
        Assert.Equal(new RocPoint(0.1, 0.5), points[6]);
        Assert.Equal(new RocPoint(1, 1), points[^1]);
    }

    [Fact]
    public void The_area_below_is_the_auc_ties_included()
    {
        var random = new Seed(11).CreateRandom();
        var labels = Enumerable.Range(0, 300).Select(_ => random.NextInt32(2) == 1).ToArray();
        var scores = Array.ConvertAll(labels, label => (double)random.NextInt32(label ? 12 : 9));
        var points = RocCurve.Of(labels, scores);
        Assert.Equal(13, points.Count); // twelve scores and the origin
        Assert.Equal(RocAuc.Estimate(labels, scores).Value, Area(points), 12);
    }

    [Fact]
    public void Thinned_points_stay_on_the_curve_and_keep_its_ends()
    {
        var random = new Seed(12).CreateRandom();
        var labels = Enumerable.Range(0, 5000).Select(i => random.NextInt32(5000) < i).ToArray();
        var scores = Enumerable.Range(0, 5000).Select(i => (double)i).ToArray();
        var whole = RocCurve.Of(labels, scores, greatest: 1_000_000).ToHashSet();
        var thinned = RocCurve.Of(labels, scores);
        Assert.InRange(thinned.Count, 100, 201);
        Assert.All(thinned, point => Assert.Contains(point, whole));
        Assert.Equal((new RocPoint(0, 0), new RocPoint(1, 1)), (thinned[0], thinned[^1]));
        Assert.Equal(RocAuc.Estimate(labels, scores).Value, Area(thinned), 3);
    }

    [Fact]
    public void Without_one_of_the_classes_there_is_no_curve() => Assert.Empty(RocCurve.Of([true, true], [0.1, 0.2]));

    private static double Area(IReadOnlyList<RocPoint> points) => points.Zip(points.Skip(1), (from, to) =>
        (to.FalsePositiveRate - from.FalsePositiveRate) * (to.TruePositiveRate + from.TruePositiveRate) / 2).Sum();
}
