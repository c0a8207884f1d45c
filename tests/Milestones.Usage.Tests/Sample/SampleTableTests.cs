using Milestones.Usage.Sample;

namespace Milestones.Usage.Tests.Sample;

public sealed class SampleTableTests
{
    [Fact]
    public void The_same_options_give_the_same_table()
    {
        var first = SampleGenerator.CreateTable(new SampleOptions { Customers = 1_000, Seed = 5 }).Table;
        var second = SampleGenerator.CreateTable(new SampleOptions { Customers = 1_000, Seed = 5 }).Table;
        Assert.Equal(first.Customers, second.Customers);
        Assert.Equal(first.Outcome, second.Outcome);
        Assert.Equal(first.HeldOut, second.HeldOut);
        Assert.All(first.Features.Zip(second.Features), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    [Fact]
    public void Another_seed_gives_other_customers()
    {
        var first = SampleGenerator.CreateTable(new SampleOptions { Customers = 1_000, Seed = 5 }).Table;
        var second = SampleGenerator.CreateTable(new SampleOptions { Customers = 1_000, Seed = 6 }).Table;
        Assert.InRange(first.Customers.Zip(second.Customers).Count(pair => pair.First.Seats == pair.Second.Seats), 0, 200);
    }

    [Fact]
    public void A_customer_does_not_depend_on_how_many_there_are()
    {
        var few = SampleGenerator.CreateTable(new SampleOptions { Customers = 300 });
        var many = SampleGenerator.CreateTable(new SampleOptions { Customers = 3_000 });
        var rows = few.Table.RowCount;
        Assert.Equal(few.Table.Customers, many.Table.Customers.Take(rows));
        Assert.Equal(few.Retention, many.Retention.Take(rows));
        Assert.All(few.Table.Features.Zip(many.Table.Features), pair => Assert.Equal(pair.First.Values, pair.Second.Values.Take(rows)));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(22)]
    [InlineData(33)]
    [InlineData(44)]
    [InlineData(55)]
    public void Whatever_the_seed_the_sample_looks_like_the_population(ulong seed)
    {
        var (study, table, truth, retention) = SampleGenerator.CreateTable(new SampleOptions { Customers = 20_000, Seed = seed });
        Assert.Equal(20_000, table.RowCount + table.Population.Exclusions.Sum(exclusion => exclusion.Count));
        Assert.InRange(table.RowCount, 16_200, 16_900);
        Assert.InRange(table.Population.HeldOut / (double)table.RowCount, 0.245, 0.255);

        var retained = table.Outcome.Count(outcome => outcome);
        var sd = Math.Sqrt(retention.Sum(p => p * (1 - p)));
        Assert.InRange(retained, retention.Sum() - (4 * sd), retention.Sum() + (4 * sd));
        Assert.InRange(retained / (double)table.RowCount, 0.75, 0.80);

        foreach (var (planted, column) in truth.Features.Zip(table.Features))
        {
            var eligible = column.Values.Where(value => !double.IsNaN(value)).ToArray();
            var share = eligible.Count(value => value >= planted.AdoptedFrom) / (double)eligible.Length;
            Assert.Equal(planted.Name, column.Feature.Name);
            Assert.True(planted.Role switch
            {
                PlantedRole.Ubiquitous => share >= 0.925,
                PlantedRole.PlanProxy => share is >= 0.08 and <= 0.20,
                PlantedRole.Niche => share < 0.05,
                PlantedRole.Copy or PlantedRole.Noise => share is > 0.09 and < 0.99,
                _ => share is > 0.2 and < 0.9,
            }, $"{planted.Name} is adopted by {share:P1}");
        }

        Assert.Equal(study.Catalog.Features, table.Features.Select(column => column.Feature));
    }

    [Fact]
    public void No_effects_means_no_effects()
    {
        var retention = SampleGenerator.CreateTable(new SampleOptions { Customers = 500, EffectScale = 0, ActivityEffect = 0 });
        var plan = retention.Table.Context[0];
        var tenure = retention.Table.Customers.Select(customer => customer.Tenure!.Value).ToArray();
        var logits = retention.Retention.Select((p, row) => Math.Log(p / (1 - p)) - (RetentionModel.TenurePerYear * tenure[row] / 365)).ToArray();
        Assert.Equal(plan.Levels.Count, logits.Select(logit => Math.Round(logit, 9)).Distinct().Count());
    }
}
