using FsCheck;
using FsCheck.Fluent;

namespace Milestones.Numerics.Tests;

public sealed class BenjaminiHochbergTests
{
    // Benjamini and Hochberg 1995, section 3: 15 p-values of a thrombolysis trial.
    private static readonly double[] Thrombolysis =
        [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1];

    [Fact]
    public void Rejects_four_where_Bonferroni_rejects_three()
    {
        var adjusted = BenjaminiHochberg.Adjust(Thrombolysis);
        Assert.Equal(4, adjusted.Count(p => p <= 0.05));
        Assert.Equal(3, Thrombolysis.Count(p => p * 15 <= 0.05));

        // R: p.adjust(p, "BH")
        Near.Equal(0.0356250000000000, adjusted[3]);
        Near.Equal(0.0638571428571429, adjusted[5]);
        Near.Equal(0.8132142857142857, adjusted[13]);
    }

    [Fact]
    public void Tests_that_could_not_be_made_are_not_counted()
    {
        // R: p.adjust(c(.03, NA, .01, .2), "BH")
        var adjusted = BenjaminiHochberg.Adjust([.03, double.NaN, .01, .2]);
        Assert.Equal([.045, double.NaN, .03, .2], adjusted, (x, y) => x.Equals(y) || Math.Abs(x - y) < 1e-12);
    }

    [Fact]
    public void Adjusting_keeps_the_order_and_never_helps() => Prop.ForAll(
        Gen.Choose(0, 1000).Select(k => k / 1000.0).ArrayOf().ToArbitrary(),
        p =>
        {
            var adjusted = BenjaminiHochberg.Adjust(p);
            return p.Index().All(a => adjusted[a.Index] >= a.Item && adjusted[a.Index] <= 1
                && p.Index().All(b => a.Item > b.Item || adjusted[a.Index] <= adjusted[b.Index]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_outside_the_unit_interval_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiHochberg.Adjust([0.5, 1.5]));
}
