using Milestones.Usage.Sample;

namespace Milestones.Usage.Tests.Sample;

/// <summary>Generated customers at several snapshots, with an effect of their own on retention.</summary>
public sealed class PooledSampleTests
{
    private static readonly SampleOptions Pooled = new() { Customers = 2_000, Seed = 9, EarlierSnapshots = 2, CustomerEffect = 1.5 };

    [Fact]
    public void By_default_there_is_one_snapshot_and_no_effect_of_the_customers_own()
    {
        Assert.Equal(0, new SampleOptions().EarlierSnapshots);
        Assert.Equal(0, new SampleOptions().CustomerEffect);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleOptions { EarlierSnapshots = SampleOptions.MostEarlierSnapshots + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleOptions { CustomerEffect = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleOptions { CustomerEffect = double.NaN });
    }

    [Fact]
    public void A_snapshot_sees_who_had_signed_up_and_had_not_left()
    {
        var (study, table, _, retention) = SampleGenerator.CreateTable(Pooled);
        Assert.Equal([-360, -180, 0], study.Windows!.Snapshots.Select(date => (date - study.Windows.Snapshot!.Value).Days));
        Assert.Equal(table.RowCount, retention.Count);
        Assert.All(Enumerable.Range(0, table.RowCount), row =>
            Assert.True(table.Customers[row].SignedUp < table.Pooled!.Flows[table.Pooled.SnapshotOf[row]].Date && table.Customers[row].Churned is null));
        Assert.True(table.Pooled!.CountCustomers(Enumerable.Range(0, table.RowCount)) < 0.6 * table.RowCount);
        Assert.All(Enumerable.Range(0, table.RowCount), row => Assert.Equal(table.Pooled.IsLatest(row), table.HeldOut[row]));
    }

    /// <summary>Outcomes are drawn by their true probabilities: by ten bands of it, the share retained is within 4 standard errors.</summary>
    [Fact]
    public void Outcomes_have_their_true_probabilities()
    {
        var (_, table, _, retention) = SampleGenerator.CreateTable(Pooled with { Customers = 20_000 });
        foreach (var band in Enumerable.Range(0, table.RowCount).GroupBy(row => (int)(10 * retention[row])))
        {
            var expected = band.Average(row => retention[row]);
            var error = Math.Sqrt(band.Sum(row => retention[row] * (1 - retention[row]))) / band.Count();
            Assert.InRange(band.Average(row => table.Outcome[row] ? 1.0 : 0), expected - (4 * error), expected + (4 * error));
        }
    }

    /// <summary>The rows of the log, counted here in plain LINQ, give the values of every snapshot, and tell who fell silent.</summary>
    [Fact]
    public void The_rows_of_every_window_tell_values_and_outcome()
    {
        var model = new SampleModel(Pooled);
        var rows = new UsageRows(Pooled);
        foreach (var customer in Enumerable.Range(0, 500).Select(model.Draw))
        {
            var log = rows.Of(customer);
            Assert.All(log, row => Assert.True(row.Day >= customer.SignupDay));
            foreach (var snapshot in customer.Snapshots)
            {
                var inWindow = log.Where(row => row.Day >= snapshot.Day - SampleModel.LookbackDays && row.Day < snapshot.Day).ToLookup(row => row.Event);
                for (var f = 0; f < SampleModel.Features.Count; f++)
                {
                    Assert.Equal(double.IsNaN(snapshot.Values[f]) ? 0 : snapshot.Values[f], MeasuredUsage.Of(inWindow, f, customer.Seats));
                }

                Assert.Equal(
                    snapshot.ActiveUntil > snapshot.Day,
                    log.Exists(row => row.Day >= snapshot.Day && row.Day < snapshot.Day + SampleModel.PooledOutcomeDays));
            }
        }
    }

    /// <summary>What the features and the context leave unexplained goes together over a customer's snapshots if, and only if, customers have
    /// effects of their own. some 6,000 pairs; the standard error of a correlation is 0.013.</summary>
    [Theory]
    [InlineData(0, -0.04, 0.04)]
    [InlineData(2, 0.2, 0.6)]
    public void Outcomes_of_a_customer_go_together_beyond_what_features_say(double ownEffect, double least, double most)
    {
        var options = Pooled with { Customers = 10_000, EarlierSnapshots = 1, CustomerEffect = ownEffect };
        var known = new SampleModel(options with { CustomerEffect = 0 });
        var customers = Enumerable.Range(0, options.Customers).Select(index => (Drawn: new SampleModel(options).Draw(index), Known: known.Draw(index)))
            .Where(pair => pair.Drawn.Earlier.Count == 1)
            .ToList();
        var now = customers.ConvertAll(pair => Residual(pair.Drawn.Latest, pair.Known.Latest));
        var before = customers.ConvertAll(pair => Residual(pair.Drawn.Earlier[0], pair.Known.Earlier[0]));
        Assert.InRange(MathNet.Numerics.Statistics.Correlation.Pearson(now, before), least, most);

        static double Residual(SampleSnapshot drawn, SampleSnapshot known) => (drawn.ActiveUntil > drawn.Day ? 1 : 0) - known.Retention;
    }

    /// <summary>Usage at T, and at T with an own effect, is the same as with one snapshot; so are those who are there with fewer snapshots.</summary>
    [Fact]
    public void Earlier_snapshots_leave_the_latest_as_it_is()
    {
        var (one, three) = (new SampleModel(new SampleOptions { Seed = 9 }), new SampleModel(Pooled));
        var pairs = Enumerable.Range(0, 500).Select(index => (One: one.Draw(index), Three: three.Draw(index))).ToList();
        Assert.All(pairs.Where(pair => pair.One.InPopulation), pair => Assert.Equal(pair.One.Values, pair.Three.Values));
        Assert.True(pairs.TrueForAll(pair => !pair.One.InPopulation || pair.Three.InPopulation));
    }

    /// <summary>On the very customers of a sample, the truth counts the rows of its table.</summary>
    [Theory]
    [InlineData(PopulationPart.Training)]
    [InlineData(PopulationPart.HeldOut)]
    [InlineData(PopulationPart.Unseen)]
    [InlineData(PopulationPart.All)]
    public void The_truth_is_of_the_rows_of_the_table(PopulationPart part)
    {
        var (_, table, _, retention) = SampleGenerator.CreateTable(Pooled);
        var effect = TruthSimulation.Run(Pooled, part, cancellation: TestContext.Current.CancellationToken).Single(effect => effect.Feature == "priority_flags");
        var values = table.Features.Single(column => column.Feature.Name == "priority_flags").Values;
        var rows = Enumerable.Range(0, table.RowCount).Where(row => part switch
        {
            PopulationPart.Training => !table.HeldOut[row],
            PopulationPart.HeldOut => table.HeldOut[row],
            PopulationPart.Unseen => table.Pooled!.IsUnseen[row],
            _ => true,
        }).ToList();

        Assert.Equal(rows.Count, effect.RowsPerCustomer * Pooled.Customers, 6);
        Assert.Equal(rows.Average(row => values[row]), effect.Prevalence, 9);
        Assert.Equal(rows.Where(row => values[row] > 0).Average(row => retention[row]), effect.RetainedWith, 9);
    }

    /// <summary>Effects on the odds shrink where customers differ by what is not observed (odds ratios do not collapse), and the truth says so;
    /// features without an effect stay without.</summary>
    [Fact]
    public void The_truth_averages_over_the_effects_of_the_customers()
    {
        var options = new SampleOptions { Customers = 100_000, Seed = 4, EarlierSnapshots = 2 };
        var (alike, differing) = (Truth(options), Truth(options with { CustomerEffect = 3 }));
        Assert.True(differing["auto_assignment"].AdjustedOddsRatio < 0.9 * alike["auto_assignment"].AdjustedOddsRatio);
        Assert.Equal(alike["auto_assignment"].Prevalence, differing["auto_assignment"].Prevalence, 12);
        Assert.Equal(0, differing["priority_flags"].AdjustedRiskDifference, 0.01);
        Assert.True(differing["auto_assignment"].RowsPerCustomer > 0.8); // two training snapshots

        static Dictionary<string, TrueEffect> Truth(SampleOptions options) =>
            TruthSimulation.Run(options).ToDictionary(effect => effect.Feature, StringComparer.Ordinal);
    }
}
