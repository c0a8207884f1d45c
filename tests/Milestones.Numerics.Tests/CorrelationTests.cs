namespace Milestones.Numerics.Tests;

public sealed class CorrelationTests
{
    private static readonly double[] X = [3, 0, 5, 2, 2, 8, 1, 0, 4, 6, 2, 1, 7, 3, 0, 9, 5, 2, 4, 1];
    private static readonly double[] Y = [1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1];

    // R: cor(v, l)
    [Fact]
    public void Pearson_agrees_with_R() => Near.Equal(0.545715715948541, Correlation.Pearson(X, Y));

    // R: cor(v, c(2,7,1,8,2,8,1,8,2,8,4,5,9,0,4,5,2,3,5,3), method = "spearman")
    [Fact]
    public void Spearman_agrees_with_R() => Near.Equal(
        0.086523964877826, Correlation.Spearman(X, [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5, 9, 0, 4, 5, 2, 3, 5, 3]));

    [Fact]
    public void Phi_is_Pearson_of_yes_and_no()
    {
        bool[] x = [.. X.Select(value => value >= 3)];
        bool[] y = [.. Y.Select(value => value == 1)];
        Near.Equal(Correlation.Pearson([.. x.Select(value => value ? 1.0 : 0)], Y), Correlation.Phi(x, y));
    }

    [Fact]
    public void Only_rows_with_both_values_count()
    {
        double[] x = [double.NaN, 1, 2, 3, 100];
        double[] y = [50, 1, 4, 9, double.NaN];
        Near.Equal(1, Correlation.Spearman(x, y));
        Near.Equal(Correlation.Pearson([1, 2, 3], [1, 4, 9]), Correlation.Pearson(x, y));
    }

    [Fact]
    public void A_constant_has_no_correlation()
    {
        Assert.Equal(double.NaN, Correlation.Pearson([1, 1], [1, 2]));
        Assert.Equal(double.NaN, Correlation.Phi([true, true], [true, false]));
        Assert.Equal(double.NaN, Correlation.Spearman([], []));
    }
}
