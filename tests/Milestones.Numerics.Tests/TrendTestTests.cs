namespace Milestones.Numerics.Tests;

public sealed class TrendTestTests
{
    private static readonly double[] Values = [3, 0, 5, 2, 2, 8, 1, 0, 4, 6, 2, 1, 7, 3, 0, 9, 5, 2, 4, 1];
    private static readonly int[] Strata = [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3];

    private static readonly bool[] Labels =
        [.. new[] { 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1 }.Select(label => label == 1)];

    [Fact]
    public void Cochran_Armitage_agrees_with_R()
    {
        // R: prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)) and with scores c(0, 0, 1, 2); the proportion falls.
        var even = TrendTest.CochranArmitage([1, 2, 3, 4], [83, 90, 129, 70], [86, 93, 136, 82]);
        Near.Equal(-Math.Sqrt(8.22492228519771), even.Statistic);
        Near.Equal(0.00413189747764149, even.PValue);
        Near.Equal(0.00121294939571261, TrendTest.CochranArmitage([0, 0, 1, 2], [83, 90, 129, 70], [86, 93, 136, 82]).PValue);
    }

    [Fact]
    public void Mantel_agrees_with_R()
    {
        // R, over the strata: T <- T + sum(v*l) - m1*sum(v)/N; V <- V + m1*m0/(N^2*(N-1))*(N*sum(v^2) - sum(v)^2);  T/sqrt(V)
        Near.Equal(2.31656202751603, TrendTest.MantelExtension(Values, Labels, Strata).Statistic);

        // R: (N - 1) * cor(v, l)^2 for one stratum
        Near.Equal(Math.Sqrt(5.65830721003135), TrendTest.MantelExtension(Values, Labels, new int[20]).Statistic);
    }

    [Fact]
    public void Two_scores_are_the_table_test()
    {
        bool[] used = [.. Values.Select(value => value >= 3)];
        var z = TrendTest.MantelExtension([.. used.Select(u => u ? 1.0 : 0)], Labels, Strata).Statistic;
        Near.Equal(StratifiedTables.Of(used, Labels, Strata).CochranMantelHaenszel().Statistic, z * z);
    }

    [Fact]
    public void Nothing_is_tested_without_variation()
    {
        Assert.False(TrendTest.CochranArmitage([1, 1], [3, 4], [5, 5]).IsDefined);
        Assert.False(TrendTest.CochranArmitage([1, 2], [5, 5], [5, 5]).IsDefined);
        Assert.False(TrendTest.CochranArmitage([], [], []).IsDefined);
        Assert.Throws<ArgumentException>(() => TrendTest.CochranArmitage([1, 2], [6, 5], [5, 5]));
    }
}
