namespace Milestones.Numerics.Tests;

public sealed class StratifiedRankTestTests
{
    private static readonly double[] Values = [3, 0, 5, 2, 2, 8, 1, 0, 4, 6, 2, 1, 7, 3, 0, 9, 5, 2, 4, 1];
    private static readonly int[] Strata = [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3];

    private static readonly bool[] Labels =
        [.. new[] { 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1 }.Select(label => label == 1)];

    [Fact]
    public void One_stratum_is_Wilcoxon()
    {
        // R: wilcox.test(v[l == 1], v[l == 0], exact = FALSE, correct = FALSE)$p.value
        Near.Equal(0.0215947517411, StratifiedRankTest.Run(Values, Labels, new int[20]).PValue);
    }

    [Fact]
    public void Strata_agree_with_van_Elteren_in_R()
    {
        // R, over the strata: r <- rank(v); W <- sum(r[l == 1]); t <- table(v)
        //    T <- T + (W - m*(N+1)/2)/(N+1); V <- V + m*n/12*(N + 1 - sum(t^3 - t)/(N*(N-1)))/(N+1)^2;  T/sqrt(V)
        var result = StratifiedRankTest.Run(Values, Labels, Strata);
        Near.Equal(2.44237945276821, result.Statistic);
        Near.Equal(0.0145908015659981, result.PValue);
    }

    [Fact]
    public void Only_the_order_within_strata_matters()
    {
        var expected = StratifiedRankTest.Run(Values, Labels, Strata).Statistic;
        double[] moved = [.. Values.Select((value, i) => Math.Exp(value) + (1000 * Strata[i]))];
        Near.Equal(expected, StratifiedRankTest.Run(moved, Labels, Strata).Statistic);
        Near.Equal(expected, StratifiedRankTest.Run([.. Values.Reverse()], [.. Labels.Reverse()], [.. Strata.Reverse()]).Statistic);
        Near.Equal(-expected, StratifiedRankTest.Run([.. Values.Select(value => -value)], Labels, Strata).Statistic);
    }

    [Fact]
    public void Missing_values_are_left_out()
    {
        var expected = StratifiedRankTest.Run(Values.AsSpan(1), Labels.AsSpan(1), Strata.AsSpan(1)).Statistic;
        Near.Equal(expected, StratifiedRankTest.Run([double.NaN, .. Values[1..]], Labels, Strata).Statistic);
    }

    [Fact]
    public void Two_values_are_the_table_test()
    {
        // With yes and no for values and strata of one size, the weights 1/(N + 1) cancel and z² is the CMH χ².
        int[] strata = [.. Enumerable.Range(0, 20).Select(i => i % 2)];
        bool[] used = [.. Values.Select(value => value >= 3)];
        var z = StratifiedRankTest.Run([.. used.Select(u => u ? 1.0 : 0)], Labels, strata).Statistic;
        Near.Equal(StratifiedTables.Of(used, Labels, strata).CochranMantelHaenszel().Statistic, z * z);
    }

    [Fact]
    public void Nothing_is_tested_without_variation()
    {
        Assert.False(StratifiedRankTest.Run([1, 2], [true, true], [0, 0]).IsDefined);
        Assert.False(StratifiedRankTest.Run([1, 1], [true, false], [0, 0]).IsDefined);
        Assert.False(StratifiedRankTest.Run([], [], []).IsDefined);
    }
}
