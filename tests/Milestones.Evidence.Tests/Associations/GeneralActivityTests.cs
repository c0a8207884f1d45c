using Milestones.Evidence.Associations;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests.Associations;

public sealed class GeneralActivityTests
{
    [Fact]
    public void Activity_is_the_share_of_the_other_known_features_and_cuts_at_its_tertiles()
    {
        // Others adopted by customer: 0, 0, 1 of 2, 1 of 2, 1 of 1, 2 of 2. The first feature itself doesn't count.
        bool?[][] adopted =
        [
            [true, false, true, false, true, false],
            [false, false, true, true, true, true],
            [false, false, false, false, null, true],
        ];
        var sample = new FeatureSample([0, 1, 2, 3, 4, 5], new double[6], new bool[6], [0, 0, 0, 1, 1, 1]);

        var strata = new GeneralActivity(TableOf(adopted), adopted).Refine(sample, feature: 0);

        // Tertiles by definition 7 of (0, 0, ½, ½, 1, 1): 1/3 and 2/3.
        Assert.Equal([0, 0, 1, 4, 5, 5], strata);
    }

    [Fact]
    public void With_events_activity_is_the_days_on_which_anything_else_was_done()
    {
        bool?[][] adopted = [[true, false, true, false, true, false], [true, true, true, false, false, false]];
        var table = TableOf(adopted, [0, 3, 3, 9, 9, 40]);
        var sample = new FeatureSample([0, 1, 2, 3, 4, 5], new double[6], new bool[6], [0, 0, 0, 1, 1, 1]);

        var strata = new GeneralActivity(table, adopted).Refine(sample, feature: 0);

        // Tertiles by definition 7 of (0, 3, 3, 9, 9, 40): 3 and 9.
        Assert.Equal([0, 1, 1, 5, 5, 5], strata);
    }

    [Fact]
    public void What_only_active_customers_do_loses_most_of_its_association_among_equally_active_ones()
    {
        const int Customers = 20_000;
        var random = new Seed(3).CreateRandom();
        var activity = Enumerable.Range(0, Customers).Select(_ => random.NextNormal()).ToArray();
        var outcome = Array.ConvertAll(activity, x => random.NextBoolean(1 / (1 + Math.Exp(-1 - x))));
        var adopted = Enumerable.Range(0, 30)
            .Select(_ => Array.ConvertAll(activity, x => (bool?)(x + random.NextNormal() > 0)))
            .ToArray();
        var rows = Enumerable.Range(0, Customers).ToArray();
        var sample = new FeatureSample(rows, Array.ConvertAll(adopted[0], yes => yes is true ? 1.0 : 0.0), outcome, new int[Customers]);

        var crude = StratifiedTables.Of(sample.Adopters(AdoptionRule.AnyUse), outcome, sample.Strata).RiskDifference().Value;
        var beyond = StratifiedTables
            .Of(sample.Adopters(AdoptionRule.AnyUse), outcome, new GeneralActivity(TableOf(adopted), adopted).Refine(sample, 0))
            .RiskDifference().Value;

        Assert.True(crude > 0.15, $"{crude}");
        Assert.True(beyond < crude / 2, $"{beyond} of {crude}");
    }

    /// <summary>A table of features adopted or not; with days, the first of them is counted from events.</summary>
    private static UsageTable TableOf(bool?[][] adopted, int[]? otherActiveDays = null)
    {
        var builder = new TableBuilder(new bool[adopted[0].Length]);
        foreach (var (number, feature) in adopted.Index())
        {
            builder.With(
                TableBuilder.Feature($"feature {number}"),
                Array.ConvertAll(feature, yes => yes is null ? double.NaN : yes.Value ? 1.0 : 0.0),
                number == 0 ? otherActiveDays : null);
        }

        return builder.Build();
    }
}
