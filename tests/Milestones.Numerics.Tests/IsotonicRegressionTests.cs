using FsCheck;
using FsCheck.Fluent;

namespace Milestones.Numerics.Tests;

public sealed class IsotonicRegressionTests
{
    [Fact]
    public void Fit_agrees_with_R()
    {
        // R: isoreg(c(1, 3, 2, 4, 3.5, 6, 5))$yf
        var curve = IsotonicRegression.Fit([1, 2, 3, 4, 5, 6, 7], [1, 3, 2, 4, 3.5, 6, 5]);
        Assert.Equal([1, 2.5, 2.5, 3.75, 3.75, 5.5, 5.5], curve.Y);
    }

    [Fact]
    public void Weights_are_repeated_rows_and_equal_positions_one_mean()
    {
        var repeated = IsotonicRegression.Fit([1, 1, 1, 2, 2, 3], [0, 1, 1, 0, 1, 1]);
        var weighted = IsotonicRegression.Fit([3, 1, 2, 9], [1, 2 / 3.0, 0.5, 7], [1, 3, 2, 0]);
        Assert.Equal([1, 2, 3], repeated.X);
        Assert.Equal(repeated.X, weighted.X);
        Assert.Equal(0.6, repeated.At(1), 1e-12);
        Assert.Equal(repeated.Y, weighted.Y, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void The_curve_is_a_step_function()
    {
        var curve = IsotonicRegression.Fit([1, 2, 4], [0, 1, 2]);
        Assert.Equal([0, 0, 1, 1, 2, 2], new double[] { -5, 1, 2, 3.9, 4, 9 }.Select(curve.At));
    }

    [Fact]
    public void Fit_is_monotone_keeps_the_mean_and_turns_with_the_sign() => Prop.ForAll(
        Gen.Zip(Gen.Choose(0, 9), Gen.Choose(0, 20)).NonEmptyListOf().ToArbitrary(),
        rows =>
        {
            double[] x = [.. rows.Select(row => (double)row.Item1)];
            double[] y = [.. rows.Select(row => (double)row.Item2)];
            var curve = IsotonicRegression.Fit(x, y);
            var turned = IsotonicRegression.Fit(x, [.. y.Select(value => -value)], decreasing: true);
            return curve.Y.Zip(curve.Y.Skip(1)).All(pair => pair.First <= pair.Second)
                && Math.Abs(x.Average(curve.At) - y.Average()) < 1e-9
                && curve.Y.Zip(turned.Y).All(pair => pair.First + pair.Second == 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => IsotonicRegression.Fit([], []));
        Assert.Throws<ArgumentException>(() => IsotonicRegression.Fit([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => IsotonicRegression.Fit([1, double.NaN], [1, 2]));
        Assert.Throws<ArgumentException>(() => IsotonicRegression.Fit([1, 2], [1, 2], [1, -1]));
    }
}
