namespace Milestones.Numerics.Tests;

/// <summary>Customers at several dates: intervals and tests must know that the rows of one customer resemble each other.</summary>
public sealed class ClusteredRowsTests
{
    private const int Customers = 300;
    private const int Dates = 3;
    private const int DataSets = 1_000;

    /// <summary>3 Monte-Carlo errors of a share of 5 % or 95 % over 1,000 data sets, √(0.05 · 0.95 / 1,000) each.</summary>
    private const double ChanceOfShares = 3 * 0.0069;

    [Fact]
    public void One_row_per_cluster_changes_nothing()
    {
        var data = Draw(new Seed(3), effect: 0.8, dates: 1);
        var clusters = data.Clusters.Reverse().ToArray(); // which numbers does not matter
        var plain = StratifiedTables.Of(data.Adopted, data.Retained, data.Strata);
        var clustered = StratifiedTables.Of(data.Adopted, data.Retained, data.Strata, clusters);

        Same(plain.RiskDifference(), clustered.RiskDifference());
        Same(plain.OddsRatio(), clustered.OddsRatio());
        Same(plain.Collapsed.RiskDifference(), clustered.CrudeRiskDifference());
        Same(plain.Collapsed.OddsRatio(), clustered.CrudeOddsRatio());
        Same(plain.CochranMantelHaenszel(), clustered.CochranMantelHaenszel());
        Assert.Equal(StratifiedPower.SmallestRiskDifference(plain), StratifiedPower.SmallestRiskDifference(clustered), 6);
        Same(StratifiedRankTest.Run(data.Uses, data.Retained, data.Strata), StratifiedRankTest.Run(data.Uses, data.Retained, data.Strata, clusters));
        Same(TrendTest.MantelExtension(data.Uses, data.Retained, data.Strata), TrendTest.MantelExtension(data.Uses, data.Retained, data.Strata, clusters));
        Same(TrendTest.CochranArmitageOfRows(data.Uses, data.Retained, []), TrendTest.CochranArmitageOfRows(data.Uses, data.Retained, clusters));
        Same(RocAuc.Estimate(data.Retained, data.Uses), RocAuc.Estimate(data.Retained, data.Uses, clusters: clusters));
        var probabilities = Array.ConvertAll(data.Uses, uses => 1 / (1 + uses));
        Assert.All(
            Calibration.ByQuantile(data.Retained, probabilities).Zip(Calibration.ByQuantile(data.Retained, probabilities, clusters: clusters)),
            pair => Assert.Equal(pair.First.Observed.Wilson().Lower, pair.Second.Observed.Wilson().Lower, 10));
        var share = Proportion.OfClusters(data.Retained, clusters);
        Assert.Equal(1, share.DesignEffect, 12);
        Assert.Equal(new Proportion(share.Successes, share.Trials).Wilson().Lower, share.Wilson().Lower, 12);
    }

    /// <summary>Copies of every row say nothing new: the truth is known without simulation.</summary>
    [Fact]
    public void Rows_written_three_times_are_worth_one()
    {
        var once = Draw(new Seed(4), effect: 0.8, dates: 1);
        var (adopted, retained, strata, uses) = (Thrice(once.Adopted), Thrice(once.Retained), Thrice(once.Strata), Thrice(once.Uses));
        var clusters = Thrice(once.Clusters);
        var plain = StratifiedTables.Of(once.Adopted, once.Retained, once.Strata);
        var tables = StratifiedTables.Of(adopted, retained, strata, clusters);

        Assert.Equal(3, tables.DesignEffect, 1);
        Near(plain.RiskDifference(), tables.RiskDifference());
        Near(plain.OddsRatio(), tables.OddsRatio());
        Near(plain.Collapsed.RiskDifference(), tables.CrudeRiskDifference());
        Near(plain.Collapsed.OddsRatio(), tables.CrudeOddsRatio());
        Near(RocAuc.Estimate(once.Retained, once.Uses), RocAuc.Estimate(retained, uses, clusters: clusters));
        Assert.Equal(Proportion.OfClusters(once.Retained, []).Wilson().Lower, Proportion.OfClusters(retained, clusters).Wilson().Lower, 3);
        Assert.Equal(plain.CochranMantelHaenszel().Statistic, tables.CochranMantelHaenszel().Statistic, 0.02 * plain.CochranMantelHaenszel().Statistic);
        Assert.Equal(
            Math.Abs(StratifiedRankTest.Run(once.Uses, once.Retained, once.Strata).Statistic),
            Math.Abs(StratifiedRankTest.Run(uses, retained, strata, clusters).Statistic),
            0.03);
        Assert.Equal(
            TrendTest.MantelExtension(once.Uses, once.Retained, once.Strata).Statistic, TrendTest.MantelExtension(uses, retained, strata, clusters).Statistic, 0.03);
        Assert.Equal(
            TrendTest.CochranArmitageOfRows(once.Uses, once.Retained, []).Statistic, TrendTest.CochranArmitageOfRows(uses, retained, clusters).Statistic, 0.03);
    }

    [Fact]
    public void Where_nothing_varies_customers_count_and_not_their_rows()
    {
        bool[] adopted = [.. Enumerable.Range(0, 60).Select(row => row / 3 < 10)];
        int[] clusters = [.. Enumerable.Range(0, 60).Select(row => row / 3)];
        var customers = new TwoByTwo(10, 0, 10, 0);

        var tables = StratifiedTables.Of(adopted, [.. adopted.Select(_ => true)], new int[60], clusters);

        Assert.Equal(customers.RiskDifference().Interval.Upper, tables.CrudeRiskDifference().Interval.Upper, 12);
        Assert.Equal(new Proportion(20, 20).Wilson().Lower, Proportion.OfClusters([.. adopted.Select(_ => true)], clusters).Wilson().Lower, 12);
        Assert.False(tables.CochranMantelHaenszel().IsDefined);
    }

    [Fact]
    public void Breslow_and_Day_is_not_claimed_for_clusters()
    {
        var data = Draw(new Seed(5), effect: 0.8, dates: Dates);

        Assert.True(StratifiedTables.Of(data.Adopted, data.Retained, data.Strata).BreslowDay().IsDefined);
        Assert.False(StratifiedTables.Of(data.Adopted, data.Retained, data.Strata, data.Clusters).BreslowDay().IsDefined);
    }

    /// <summary>The linearised errors are those of a bootstrap of whole customers, the outside authority here: 2,000 replicates know an error to
    /// 1.6 %, and the two differ by terms of the order of 1 / customers besides.</summary>
    [Fact]
    public void Errors_are_those_of_a_bootstrap_of_customers()
    {
        var data = Draw(new Seed(6), effect: 0.6, dates: Dates);
        var tables = StratifiedTables.Of(data.Adopted, data.Retained, data.Strata, data.Clusters);
        var random = new Seed(7).CreateRandom();
        var (differences, logOdds, crude, areas) = (new double[2_000], new double[2_000], new double[2_000], new double[2_000]);
        for (var replicate = 0; replicate < differences.Length; replicate++)
        {
            var drawn = Redraw(data, random);
            var again = StratifiedTables.Of(drawn.Adopted, drawn.Retained, drawn.Strata);
            differences[replicate] = again.RiskDifference().Value;
            logOdds[replicate] = Math.Log(again.OddsRatio().Value);
            crude[replicate] = again.Collapsed.RiskDifference().Value;
            areas[replicate] = RocAuc.Estimate(drawn.Retained, drawn.Uses).Value;
        }

        Close(Deviation(differences), Error(tables.RiskDifference().Interval));
        Close(Deviation(logOdds), Error(new ConfidenceInterval(Math.Log(tables.OddsRatio().Interval.Lower), Math.Log(tables.OddsRatio().Interval.Upper))));
        Close(Deviation(crude), Error(tables.CrudeRiskDifference().Interval));
        Close(Deviation(areas), Error(RocAuc.Estimate(data.Retained, data.Uses, clusters: data.Clusters).Interval));
        Assert.True(Error(tables.RiskDifference().Interval) > 1.1 * Error(StratifiedTables.Of(data.Adopted, data.Retained, data.Strata).RiskDifference().Interval));

        static void Close(double bootstrap, double linearised) => Assert.Equal(bootstrap, linearised, 0.08 * bootstrap);
        static double Error(ConfidenceInterval interval) => interval.Width / (2 * 1.959964);
        static double Deviation(double[] values) => Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1));
    }

    /// <summary>
    /// Under the null with a strong customer effect on use and on retention, the share of data sets in which each test rejects at 5 % lies
    /// within 3 Monte-Carlo errors of 5 %; the tests that take rows for customers reject more often than that.
    /// </summary>
    [Fact]
    public void Tests_keep_their_size_under_a_customer_effect()
    {
        var (clustered, plain) = (new int[4], new int[4]);
        for (var number = 0; number < DataSets; number++)
        {
            var data = Draw(new Seed(8).For("null", number), effect: 0, dates: Dates);
            Count(clustered, data, data.Clusters);
            Count(plain, data, []);
        }

        Assert.All(clustered, rejections => Assert.InRange(rejections / (double)DataSets, 0.05 - ChanceOfShares, 0.05 + ChanceOfShares));
        Assert.All(plain, rejections => Assert.True(rejections / (double)DataSets > 0.05 + ChanceOfShares, $"{rejections} of {DataSets}"));

        static void Count(int[] rejections, Data data, int[] clusters)
        {
            rejections[0] += StratifiedTables.Of(data.Adopted, data.Retained, data.Strata, clusters).CochranMantelHaenszel().PValue <= 0.05 ? 1 : 0;
            rejections[1] += StratifiedRankTest.Run(data.Uses, data.Retained, data.Strata, clusters).PValue <= 0.05 ? 1 : 0;
            rejections[2] += TrendTest.MantelExtension(data.Uses, data.Retained, data.Strata, clusters).PValue <= 0.05 ? 1 : 0;
            rejections[3] += TrendTest.CochranArmitageOfRows(data.Uses, data.Retained, clusters).PValue <= 0.05 ? 1 : 0;
        }
    }

    /// <summary>The intervals hold the truth, which a data set of 400,000 customers tells, at their nominal level within 3 Monte-Carlo errors; those of rows do not.</summary>
    [Fact]
    public void Intervals_cover_at_their_level_under_a_customer_effect()
    {
        var whole = Draw(new Seed(9), effect: 0.7, dates: Dates, customers: 400_000);
        var truth = StratifiedTables.Of(whole.Adopted, whole.Retained, whole.Strata);
        double[] expected =
        [
            truth.RiskDifference().Value, truth.OddsRatio().Value, truth.Collapsed.RiskDifference().Value, truth.Collapsed.OddsRatio().Value,
            RocAuc.Estimate(whole.Retained, whole.Uses).Value, Proportion.OfClusters(whole.Adopted, []).Value,
        ];
        var (clustered, plain) = (new int[expected.Length], new int[expected.Length]);
        for (var number = 0; number < DataSets; number++)
        {
            var data = Draw(new Seed(10).For("planted", number), effect: 0.7, dates: Dates);
            Count(clustered, data, data.Clusters);
            Count(plain, data, []);
        }

        Assert.All(clustered, covered => Assert.InRange(covered / (double)DataSets, 0.95 - ChanceOfShares, 0.95 + ChanceOfShares));
        Assert.All(plain, covered => Assert.True(covered / (double)DataSets < 0.95 - ChanceOfShares, $"{covered} of {DataSets}"));

        void Count(int[] covered, Data data, int[] clusters)
        {
            var tables = StratifiedTables.Of(data.Adopted, data.Retained, data.Strata, clusters);
            ConfidenceInterval[] intervals =
            [
                tables.RiskDifference().Interval, tables.OddsRatio().Interval, tables.CrudeRiskDifference().Interval, tables.CrudeOddsRatio().Interval,
                RocAuc.Estimate(data.Retained, data.Uses, clusters: clusters).Interval, Proportion.OfClusters(data.Adopted, clusters).Wilson(),
            ];
            for (var i = 0; i < covered.Length; i++)
            {
                covered[i] += intervals[i].Contains(expected[i]) ? 1 : 0;
            }
        }
    }

    /// <summary>Many small strata, in each of which one customer is exposed at all three dates and four others never are. Retention is the same, 70 %, so
    /// the difference is 0; a later date is like the first with a probability of 60 %, else by chance. Coverage within 3 Monte-Carlo errors.</summary>
    [Fact]
    public void Intervals_cover_where_every_stratum_has_one_exposed_customer()
    {
        const int strata = 60;
        const int each = 5;
        bool[] exposed = [.. Enumerable.Range(0, strata * each * Dates).Select(row => row / Dates % each == 0)];
        int[] clusters = [.. exposed.Select((_, row) => row / Dates)];
        int[] stratum = [.. clusters.Select(customer => customer / each)];
        var covered = new int[2];
        for (var number = 0; number < DataSets; number++)
        {
            var random = new Seed(11).For("sparse", number).CreateRandom();
            var retained = new bool[exposed.Length];
            for (var row = 0; row < retained.Length; row++)
            {
                var isLikeTheFirst = row % Dates > 0 && random.NextBoolean(0.6);
                retained[row] = isLikeTheFirst ? retained[row - (row % Dates)] : random.NextBoolean(0.7);
            }

            var tables = StratifiedTables.Of(exposed, retained, stratum, clusters);
            covered[0] += tables.RiskDifference().Interval.Contains(0) ? 1 : 0;
            covered[1] += tables.OddsRatio().Interval.Contains(1) ? 1 : 0;
        }

        Assert.All(covered, count => Assert.InRange(count / (double)DataSets, 0.95 - ChanceOfShares, 0.95 + ChanceOfShares));
    }

    private static void Same(Estimate expected, Estimate found)
    {
        Assert.Equal(expected.Value, found.Value, 10);
        Assert.Equal(expected.Interval.Lower, found.Interval.Lower, 10);
        Assert.Equal(expected.Interval.Upper, found.Interval.Upper, 10);
    }

    private static void Same(TestResult expected, TestResult found) => Assert.Equal(expected.Statistic, found.Statistic, 10);

    /// <summary>The small-sample factor of the sandwich is of the order of 1 / customers.</summary>
    private static void Near(Estimate expected, Estimate found)
    {
        Assert.Equal(expected.Value, found.Value, 10);
        Assert.Equal(expected.Interval.Width, found.Interval.Width, 0.01 * expected.Interval.Width);
    }

    private static T[] Thrice<T>(T[] items) => [.. items.SelectMany(item => Enumerable.Repeat(item, 3))];

    private static Data Redraw(Data data, RandomSource random)
    {
        int[] rows = [.. Enumerable.Range(0, Customers).SelectMany(_ =>
        {
            var customer = random.NextInt32(Customers);
            return Enumerable.Range(customer * Dates, Dates);
        })];
        return new Data(
            Array.ConvertAll(rows, row => data.Adopted[row]),
            Array.ConvertAll(rows, row => data.Uses[row]),
            Array.ConvertAll(rows, row => data.Retained[row]),
            Array.ConvertAll(rows, row => data.Strata[row]),
            []);
    }

    /// <summary>Customers whose use and retention each hang on an effect of the customer's own, beside what changes from date to date; some move
    /// on to the next stratum at a later date.</summary>
    /// <param name="seed">Of everything.</param>
    /// <param name="effect">Log odds ratio of being retained, adopters over others.</param>
    /// <param name="dates">Rows per customer.</param>
    /// <param name="customers">How many.</param>
    private static Data Draw(Seed seed, double effect, int dates, int customers = Customers)
    {
        var random = seed.CreateRandom();
        var data = new Data(new bool[customers * dates], new double[customers * dates], new bool[customers * dates], new int[customers * dates], new int[customers * dates]);
        for (var customer = 0; customer < customers; customer++)
        {
            var (likesUse, likesStaying, plan) = (random.NextNormal(), random.NextNormal(), random.NextInt32(3));
            for (var date = 0; date < dates; date++)
            {
                var row = (customer * dates) + date;
                data.Clusters[row] = customer;
                data.Strata[row] = (2 * plan) + (random.NextBoolean(0.3) ? 1 : 0);
                data.Uses[row] = Math.Floor(Math.Exp(0.5 + (0.8 * likesUse) + (0.4 * random.NextNormal()) + (0.2 * plan)));
                data.Adopted[row] = data.Uses[row] >= 2;
                var logit = 0.4 + (1.8 * likesStaying) + (0.4 * plan) + (data.Adopted[row] ? effect : 0);
                data.Retained[row] = random.NextBoolean(1 / (1 + Math.Exp(-logit)));
            }
        }

        return data;
    }

    private sealed record Data(bool[] Adopted, double[] Uses, bool[] Retained, int[] Strata, int[] Clusters);
}
