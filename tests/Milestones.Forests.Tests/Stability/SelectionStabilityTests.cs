using Milestones.Forests.Stability;
using Milestones.Numerics;

namespace Milestones.Forests.Tests.Stability;

public class SelectionStabilityTests
{
    [Fact]
    public void Selections_that_are_all_the_same_have_stability_1()
    {
        var stability = SelectionStability.Measure([[true, false, true, false], [true, false, true, false], [true, false, true, false]]);
        Assert.Equal(1, stability.Value, 1e-15);
        Assert.Equal(0, stability.Interval.Width, 1e-12);
    }

    /// <summary>With selections of equal size the index is the mean over the pairs of Kuncheva's consistency index,
    /// (r·d − k²) / (k(d − k)) with r columns in common (Nogueira et al. 2018, section 4.2; Kuncheva 2007).</summary>
    [Fact]
    public void With_equal_sizes_it_is_the_mean_of_Kunchevas_index()
    {
        var selections = Random(12, 20, 6, new Seed(1));
        var kuncheva = new List<double>();
        for (var a = 0; a < selections.Count; a++)
        {
            for (var b = 0; b < a; b++)
            {
                var common = selections[a].Zip(selections[b]).Count(p => p is { First: true, Second: true });
                kuncheva.Add(((common * 20.0) - 36) / (6 * 14));
            }
        }

        Assert.Equal(kuncheva.Average(), SelectionStability.Measure(selections).Value, 1e-12);
    }

    /// <summary>Random selections have stability 0 in expectation, and the interval should cover it about as often as it
    /// says: of 400, 95 % ± 3.3 standard errors; asymptotic, so a little less is allowed.</summary>
    [Fact]
    public void Random_selections_have_stability_0_and_the_interval_knows()
    {
        var found = Enumerable.Range(0, 400).Select(r => SelectionStability.Measure(Random(60, 30, 8, new Seed((ulong)r)))).ToList();
        Assert.Equal(0, found.Average(e => e.Value), 0.002);
        Assert.InRange(found.Count(e => e.Interval.Contains(0)) / 400.0, 0.90, 0.99);
    }

    [Fact]
    public void It_is_not_defined_when_every_column_is_always_chosen() =>
        Assert.False(SelectionStability.Measure([[true, true], [true, true]]).IsDefined);

    private static List<bool[]> Random(int selections, int columns, int chosen, Seed seed) => [.. Enumerable.Range(0, selections).Select(s =>
    {
        var order = Enumerable.Range(0, columns).ToArray();
        seed.For("selection", s).CreateRandom().Shuffle<int>(order);
        return Enumerable.Range(0, columns).Select(j => order[j] < chosen).ToArray();
    })];
}
