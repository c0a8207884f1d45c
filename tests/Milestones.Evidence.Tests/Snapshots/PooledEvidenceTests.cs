using Milestones.Evidence.Adoption;
using Milestones.Evidence.Associations;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests.Snapshots;

/// <summary>Several snapshots of the same customers, pooled: nothing takes rows for customers.</summary>
public sealed class PooledEvidenceTests
{
    [Fact]
    public void The_planted_truth_is_found_and_noise_is_not()
    {
        var evidence = Analyse(PooledCustomers.Draw(new Seed(1), 4_000, 4, effect: 0.9));

        Assert.Equal(Verdict.Kept, Find(evidence, "cause").Verdict);
        Assert.Equal(Verdict.Kept, Find(evidence, "counted_cause").Verdict);
        Assert.All(["noise", "identity"], name => Assert.Equal(Verdict.NotPredictive, Find(evidence, name).Verdict));
        Assert.Equal(Verdict.Ubiquitous, Find(evidence, "counted_noise").Verdict); // nearly everyone uses it, and no threshold does better than chance
        Assert.False(Find(evidence, "counted_noise").Threshold!.IsSupported);
        Assert.Equal(4, Find(evidence, "counted_cause").Threshold!.Derived!.Threshold);
        Assert.Contains(evidence.Findings, finding => finding.Code == "strata-not-compared");
        Assert.All(evidence.Features, feature => Assert.False(feature.Training.Homogeneity.IsDefined));
    }

    /// <summary>Where only customers differ, a forest that has seen a customer's other rows knows the customer by its number; one that has not knows nothing.</summary>
    [Fact]
    public void The_forest_is_judged_on_customers_that_its_trees_did_not_see()
    {
        var honest = Analyse(PooledCustomers.Draw(new Seed(2), 600, 4, effect: 0, ownEffect: 3));
        var fooled = Analyse(PooledCustomers.Draw(new Seed(2), 600, 4, effect: 0, ownEffect: 3, pooled: false));

        Assert.False(honest.Forest.HasSkill);
        Assert.True(honest.Forest.OutOfBag.Auc.Interval.Contains(0.5), $"{honest.Forest.OutOfBag.Auc}");
        Assert.True(fooled.Forest.HasSkill && fooled.Forest.OutOfBag.Auc.Value > 0.65, $"{fooled.Forest.OutOfBag.Auc}");
        Assert.True(honest.Forest.Logistic.CrossFitted.Interval.Contains(0.5));
        Assert.All(honest.Features, feature => Assert.NotEqual(Verdict.Kept, feature.Verdict));
    }

    [Fact]
    public void One_row_per_customer_gives_the_numbers_of_a_single_snapshot()
    {
        var single = Analyse(PooledCustomers.Draw(new Seed(3), 2_000, 1, effect: 0.9, pooled: false));
        var pooled = Analyse(PooledCustomers.Draw(new Seed(3), 2_000, 1, effect: 0.9));

        foreach (var (expected, found) in single.Features.Zip(pooled.Features))
        {
            Assert.Equal(expected.Verdict, found.Verdict);
            Assert.Equal(expected.Adoption, found.Adoption);
            Assert.Equal(expected.TestResult.Statistic, found.TestResult.Statistic, 9);
            Assert.Equal(expected.AdjustedPValue, found.AdjustedPValue, 9);
            Same(expected.Training.RiskDifference, found.Training.RiskDifference);
            Same(expected.Training.AdjustedRiskDifference, found.Training.AdjustedRiskDifference);
            Same(expected.Training.AdjustedOddsRatio, found.Training.AdjustedOddsRatio);
            Same(expected.BeyondActivity, found.BeyondActivity);
            Same(expected.AloneAuc, found.AloneAuc);
            Assert.Equal(expected.Prevalence.Wilson().Lower, found.Prevalence.Wilson().Lower, 9);
            Assert.Equal(new CustomerCounts((int)expected.Prevalence.Successes, (int)(expected.Prevalence.Trials - expected.Prevalence.Successes)), found.Customers);
        }
    }

    [Fact]
    public void What_is_held_out_is_told_for_unseen_customers_too()
    {
        var table = PooledCustomers.Draw(new Seed(4), 2_000, 3, effect: 0.9);
        var withoutSome = Without(table, row => !table.HeldOut[row] && table.Pooled!.CustomerOf[row] % 2 == 0); // every other customer comes with the hold-out

        var evidence = Analyse(withoutSome);

        Assert.Equal(1_000, withoutSome.Pooled!.IsUnseen.Count(unseen => unseen));
        Assert.Equal(1_000, evidence.Forest.HoldOutUnseen!.Customers);
        Assert.Equal(2_000, evidence.Forest.HoldOut!.Customers);
        Assert.All(evidence.Features, feature => Assert.Equal(1_000, feature.HoldOutUnseen!.Table.Total));
        Assert.Null(Analyse(table).Forest.HoldOutUnseen);
    }

    [Fact]
    public void Few_customers_are_not_enough_however_many_their_snapshots()
    {
        bool[] adopted = [.. Enumerable.Range(0, 400).Select(row => row < 72)];
        var random = new Seed(5).CreateRandom();
        var outcome = Array.ConvertAll(adopted, _ => random.NextBoolean(0.5));
        TableBuilder Rows() => new TableBuilder(outcome).With("few", adopted);
        var pooled = Rows().WithSnapshots([.. Enumerable.Range(0, 400).Select(row => row / 4)], [.. Enumerable.Range(0, 400).Select(row => row % 4)]).Build();

        Assert.Equal(Verdict.NotEnoughData, Find(Analyse(pooled), "few").Verdict); // 18 customers
        Assert.NotEqual(Verdict.NotEnoughData, Find(Analyse(Rows().Build()), "few").Verdict);
    }

    [Fact]
    public void Without_signups_the_cohorts_are_the_snapshots()
    {
        var cohorts = Find(Analyse(PooledCustomers.Draw(new Seed(6), 1_000, 3, effect: 0.9)), "cause").Stability.Cohorts;

        Assert.Equal(["2024-01-01", "2024-04-01"], cohorts.Select(cohort => cohort.Cohort));
        Assert.All(cohorts, cohort => Assert.Equal(1_000, cohort.Customers));
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var table = PooledCustomers.Draw(new Seed(7), 500, 3, effect: 0.9);
        var study = TableBuilder.StudyOf(table) with { Forest = new ForestSettings { Trees = 30, RefitTrees = 5, ShadowRefits = 2, StabilityRefits = 3 } };

        var (one, four) = (EvidenceAnalysis.Run(table, study, new AnalysisRun { Threads = 1 }), EvidenceAnalysis.Run(table, study, new AnalysisRun { Threads = 4 }));

        Assert.Equal(one.Features.Select(feature => feature.Importance), four.Features.Select(feature => feature.Importance));
        Assert.Equal(one.Features.Select(feature => feature.RankStability), four.Features.Select(feature => feature.RankStability));
        Assert.Equal(one.Features.Select(feature => feature.Training.AdjustedRiskDifference), four.Features.Select(feature => feature.Training.AdjustedRiskDifference));
        Assert.Equal(one.Forest.OutOfBag.Auc, four.Forest.OutOfBag.Auc);
    }

    /// <summary>
    /// Under the null with a strong effect of the customers' own, over 400 data sets: the tests that decide reject at 5 % as often as they say, within
    /// 3 Monte-Carlo errors (1.09 points each); the search for a threshold, whose p-value is an upper approximation, not more often; all of them
    /// reject too often when the same rows are taken for customers.
    /// </summary>
    [Fact]
    public void Tests_and_thresholds_keep_their_level()
    {
        const int dataSets = 400;
        const double chance = 3 * 0.0109;
        var (clustered, plain) = (new int[3], new int[3]);
        Parallel.For(0, dataSets, number =>
        {
            var seed = new Seed(8).For("null", number);
            Count(clustered, PooledCustomers.Draw(seed, 250, 4, effect: 0, ownEffect: 2.5));
            Count(plain, PooledCustomers.Draw(seed, 250, 4, effect: 0, ownEffect: 2.5, pooled: false));
        });

        Assert.InRange(clustered[0] / (double)dataSets, 0.05 - chance, 0.05 + chance);
        Assert.InRange(clustered[1] / (double)dataSets, 0.05 - chance, 0.05 + chance);
        Assert.InRange(clustered[2] / (double)dataSets, 0, 0.05 + chance);
        Assert.All(plain, rejections => Assert.True(rejections / (double)dataSets > 0.05 + chance, $"{rejections} of {dataSets}"));

        static void Count(int[] rejections, UsageTable table)
        {
            var (noise, counted) = (table.Features[2], table.Features[3]);
            var sample = FeatureSample.Of(table, noise, table.Context[0].Codes, heldOut: false);
            var values = FeatureSample.Of(table, counted, table.Context[0].Codes, heldOut: false);
            Note(0, AssociationTester.Run(sample, AdoptionRule.AnyUse, AssociationTest.CochranMantelHaenszel).PValue);
            Note(1, AssociationTester.Run(values, AdoptionRule.AnyUse, AssociationTest.StratifiedRank).PValue);
            Note(2, ThresholdSearch.Run(counted.Feature, values, new EvidenceRules { ThresholdReplicates = 100 }, new Seed(1))!.PValue);

            void Note(int test, double p)
            {
                if (p <= 0.05)
                {
                    Interlocked.Increment(ref rejections[test]);
                }
            }
        }
    }

    private static StudyEvidence Analyse(UsageTable table) =>
        EvidenceAnalysis.Run(table, TableBuilder.StudyOf(table), new AnalysisRun { Cancellation = TestContext.Current.CancellationToken });

    private static FeatureEvidence Find(StudyEvidence evidence, string name) => evidence.Features.Single(feature => feature.Feature.Name == name);

    private static void Same(Estimate expected, Estimate found)
    {
        Assert.Equal(expected.Value, found.Value, 9);
        Assert.Equal(expected.Interval.Lower, found.Interval.Lower, 9);
        Assert.Equal(expected.Interval.Upper, found.Interval.Upper, 9);
    }

    private static UsageTable Without(UsageTable table, Predicate<int> left)
    {
        var rows = Array.FindAll([.. Enumerable.Range(0, table.RowCount)], row => !left(row));
        var builder = new TableBuilder(Array.ConvertAll(rows, row => table.Outcome[row]))
            .WithContext("plan", table.Context[0].Levels, Array.ConvertAll(rows, row => table.Context[0].Codes[row]))
            .WithHoldOut(Array.ConvertAll(rows, row => table.HeldOut[row]))
            .WithSnapshots(Array.ConvertAll(rows, row => table.Pooled!.CustomerOf[row]), Array.ConvertAll(rows, row => table.Pooled!.SnapshotOf[row]));
        foreach (var column in table.Features)
        {
            builder.With(column.Feature, Array.ConvertAll(rows, row => column.Values[row]));
        }

        return builder.Build();
    }
}
