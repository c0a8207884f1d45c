namespace Milestones.Numerics.Tests;

public sealed class CalibrationTests
{
    [Fact]
    public void Groups_are_equal_in_size_without_ties()
    {
        var probabilities = Enumerable.Range(0, 100).Select(i => i / 100.0).ToArray();
        var labels = Enumerable.Range(0, 100).Select(i => i >= 50).ToArray();
        var groups = Calibration.ByQuantile(labels, probabilities, 4);
        Assert.Equal([25L, 25L, 25L, 25L], groups.Select(group => group.Observed.Trials));
        Assert.Equal([0L, 0L, 25L, 25L], groups.Select(group => group.Observed.Successes));
        Assert.Equal(0.12, groups[0].MeanPredicted, 1e-12);
    }

    [Fact]
    public void Ties_stay_together_whatever_the_order_of_the_rows()
    {
        var probabilities = new double[100];
        var labels = new bool[100];
        for (var i = 0; i < 100; i++)
        {
            probabilities[i] = i < 70 ? 0.2 : 0.8;
            labels[i] = i % 3 == 0;
        }

        var groups = Calibration.ByQuantile(labels, probabilities);
        Assert.Equal([70L, 30L], groups.Select(group => group.Observed.Trials));

        var turned = Calibration.ByQuantile([.. labels.Reverse()], [.. probabilities.Reverse()]);
        Assert.Equal(groups, turned);
    }
}
