using FsCheck;
using FsCheck.Fluent;
using Milestones.Evidence.Stratification;

namespace Milestones.Evidence.Tests.Stratification;

public sealed class StratumPoolingTests
{
    [Fact]
    public void Without_context_all_customers_are_one_stratum()
    {
        var strata = StratumPooling.Run(new TableBuilder(new bool[7]).Build(), 20);

        Assert.Equal("all customers", Assert.Single(strata.Strata).Name);
        Assert.Equal(0, strata.PooledShare);
    }

    [Fact]
    public void A_sparse_tenure_band_joins_its_smaller_neighbour_in_its_own_plan_only()
    {
        // plan a: 30 young, 3 middle, 25 old; plan b: 20 each
        var strata = Pool(20, (0, 0, 30), (0, 1, 3), (0, 2, 25), (1, 0, 20), (1, 1, 20), (1, 2, 20));

        Assert.Equal(
            ["a · young", "a · middle + old", "b · young", "b · middle", "b · old"],
            Names(strata));
        Assert.Equal([30, 28, 20, 20, 20], strata.Strata.Select(stratum => stratum.Training));
        Assert.Equal(28.0 / 118, strata.PooledShare);
    }

    [Fact]
    public void Sparse_plans_are_united_with_each_other_and_never_with_a_large_one()
    {
        var strata = Pool(20, (0, 0, 12), (1, 0, 100), (2, 0, 11));

        Assert.Equal(["b · any tenure", "a + c · any tenure"], Names(strata));
        Assert.Equal([100, 23], strata.Strata.Select(stratum => stratum.Training));
    }

    [Fact]
    public void What_stays_sparse_stays_alone()
    {
        var strata = Pool(20, (0, 0, 5), (1, 0, 100));

        Assert.Equal([100, 5], strata.Strata.Select(stratum => stratum.Training));
    }

    [Fact]
    public void Held_out_customers_do_not_count_but_get_a_stratum()
    {
        int[] tenure = [.. Enumerable.Repeat(0, 20), .. Enumerable.Repeat(1, 50), .. Enumerable.Repeat(2, 20)];
        var table = new TableBuilder(new bool[90])
            .WithContext("tenure", ["young", "middle", "old"], tenure)
            .WithHoldOut(Array.ConvertAll(tenure, band => band == 1))
            .Build();

        var strata = StratumPooling.Run(table, 20);

        // The middle band has no training customer and joins one of two equal neighbours: the lower.
        Assert.Equal(["young + middle", "old"], Names(strata));
        Assert.Equal([50, 0], strata.Strata.Select(stratum => stratum.HeldOut));
        Assert.Equal(0, strata.PooledShare);
    }

    [Fact]
    public void Every_customer_has_one_stratum_and_none_is_sparse_but_one_of_rare_plans()
        => Prop.ForAll(
            Gen.Choose(0, 26).ArrayOf().Where(cells => cells.Length > 0).ToArbitrary(),
            Gen.Choose(1, 12).ToArbitrary(),
            (cells, minimum) =>
            {
                var table = new TableBuilder(new bool[cells.Length])
                    .WithContext("tenure", ["x", "y", "z"], Array.ConvertAll(cells, cell => cell % 3))
                    .WithContext("plan", ["a", "b", "c"], Array.ConvertAll(cells, cell => cell / 9))
                    .WithContext("size", ["s", "m", "l"], Array.ConvertAll(cells, cell => cell / 3 % 3))
                    .Build();
                var strata = StratumPooling.Run(table, minimum);
                return strata.Strata.Sum(stratum => stratum.Training) == cells.Length
                    && strata.Strata.Count(stratum => stratum.Training < minimum) <= 1
                    && strata.Strata.Select((stratum, i) => strata.Codes.Count(code => code == i) == stratum.Training).All(same => same);
            }).QuickCheckThrowOnFailure();

    private static IEnumerable<object> Names(StrataReport strata) => strata.Strata.Select(stratum => stratum.Name);

    private static StrataReport Pool(int minimum, params (int Plan, int Tenure, int Count)[] cells)
    {
        var table = new TableBuilder(new bool[cells.Sum(cell => cell.Count)])
            .WithContext("plan", ["a", "b", "c"], [.. cells.SelectMany(cell => Enumerable.Repeat(cell.Plan, cell.Count))])
            .WithContext("tenure", ["young", "middle", "old"], [.. cells.SelectMany(cell => Enumerable.Repeat(cell.Tenure, cell.Count))])
            .Build();
        return StratumPooling.Run(table, minimum);
    }
}
