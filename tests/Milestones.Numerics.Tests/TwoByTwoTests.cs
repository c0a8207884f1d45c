using FsCheck;
using FsCheck.Fluent;

namespace Milestones.Numerics.Tests;

public sealed class TwoByTwoTests
{
    private static readonly Arbitrary<TwoByTwo> Tables = Gen.Choose(0, 50).Four()
        .Select(cells => new TwoByTwo(cells.Item1, cells.Item2, cells.Item3, cells.Item4)).ToArbitrary();

    [Fact]
    public void Risk_difference_agrees_with_Newcombe_1998()
    {
        // Newcombe 1998, table II, example (a), method 10: 56/70 − 48/80 → 0.0524 to 0.3339; digits from Wilson limits of R's prop.test.
        Near.Equal((0.2, 0.0524314724023649, 0.3338726540369059), new TwoByTwo(56, 14, 48, 32).RiskDifference());

        // Example (g) and (e)-like edges: 10/10 − 0/10, and 0/10 − 0/20.
        Near.Equal((1, 0.607509350430524, 1), new TwoByTwo(10, 0, 0, 10).RiskDifference());
        Near.Equal((0, -0.161125158052819, 0.277532799862889), new TwoByTwo(0, 10, 0, 20).RiskDifference());
    }

    [Fact]
    public void Odds_ratio_is_cross_product_with_Woolf_limits()
    {
        // R: x <- apply(UCBAdmissions, 1:2, sum); or <- x[1,1]*x[2,2]/x[1,2]/x[2,1]
        //    exp(log(or) + c(-1, 1) * qnorm(.975) * sqrt(sum(1/x)))
        Near.Equal((1.84108003718129, 1.62437690974501, 2.08669286233548), BerkeleyAdmissions.Departments.Collapsed.OddsRatio());
    }

    [Fact]
    public void An_empty_cell_leaves_the_odds_ratio_finite()
    {
        var estimate = new TwoByTwo(10, 0, 5, 5).OddsRatio();
        Near.Equal(10.5 * 5.5 / (0.5 * 5.5), estimate.Value);
        Assert.True(double.IsFinite(estimate.Interval.Upper));
    }

    [Fact]
    public void Nothing_is_estimated_without_variation()
    {
        Assert.False(new TwoByTwo(3, 4, 0, 0).RiskDifference().IsDefined);
        Assert.False(new TwoByTwo(3, 0, 4, 0).OddsRatio().IsDefined);
        Assert.True(new TwoByTwo(3, 0, 4, 0).RiskDifference().IsDefined);
    }

    [Fact]
    public void Intervals_hold_the_estimate_and_stay_in_range() => Prop.ForAll(Tables, table =>
    {
        var difference = table.RiskDifference();
        var ratio = table.OddsRatio();
        return (!difference.IsDefined
                || (difference.Interval.Contains(difference.Value)
                    && difference.Interval.Lower >= -1 - 1e-12 && difference.Interval.Upper <= 1 + 1e-12 && difference.Interval.Width > 0))
            && (!ratio.IsDefined || (ratio.Interval.Contains(ratio.Value) && ratio.Interval.Lower > 0));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Exchanging_the_groups_turns_the_sign_and_inverts_the_ratio() => Prop.ForAll(Tables, table =>
    {
        var turned = new TwoByTwo(table.UnexposedEvents, table.UnexposedOthers, table.ExposedEvents, table.ExposedOthers);
        var (before, after) = (table.RiskDifference(), turned.RiskDifference());
        return !table.IsInformative
            || (Math.Abs(before.Value + after.Value) < 1e-12
                && Math.Abs(before.Interval.Lower + after.Interval.Upper) < 1e-12
                && Math.Abs((table.OddsRatio().Value * turned.OddsRatio().Value) - 1) < 1e-12);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_are_counted_into_their_cells()
    {
        bool[] exposed = [true, true, true, false, false, false, false];
        bool[] events = [true, true, false, true, false, false, false];
        Assert.Equal(new TwoByTwo(2, 1, 1, 3), TwoByTwo.Of(exposed, events));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_count_is_a_number_of_at_least_zero(double count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TwoByTwo(count, 1, 1, 1));
}
