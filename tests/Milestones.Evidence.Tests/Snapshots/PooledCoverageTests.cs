using Milestones.Evidence.Associations;
using Milestones.Evidence.Stratification;
using Milestones.Numerics;
using Milestones.Usage;
using Milestones.Usage.Sample;

namespace Milestones.Evidence.Tests.Snapshots;

/// <summary>
/// Intervals from several snapshots of the same customers against the planted truth: generated help desks whose customers keep their habits and differ
/// in how likely they are to stay. The study of the benchmarks in small, without the search for thresholds; 60 data sets of 1,200 customers, all features.
/// </summary>
public sealed class PooledCoverageTests(ITestOutputHelper output)
{
    private const int DataSets = 60;
    private const double Nominal = 0.95;

    /// <summary>Data sets are independent of each other and their features are not, so the Monte Carlo error is that of a mean over data sets.</summary>
    private const double Errors = 3;

    private static readonly SampleOptions Options = new() { Customers = 1_200, EarlierSnapshots = 3, CustomerEffect = 2 };

    private static readonly (string Name, Func<Association, Estimate> Estimate, Func<TrueEffect, double> Truth)[] Intervals =
    [
        ("prevalence", association => Wilson(association.Adoption), effect => effect.Prevalence),
        ("retained adopters", association => Wilson(association.RetainedAdopters), effect => effect.RetainedWith),
        ("risk difference", association => association.RiskDifference, effect => effect.RiskDifference),
        ("adjusted risk difference", association => association.AdjustedRiskDifference, effect => effect.AdjustedRiskDifference),
        ("adjusted odds ratio", association => association.AdjustedOddsRatio, effect => effect.AdjustedOddsRatio),
    ];

    [Fact]
    public void Intervals_cover_the_truth_and_would_not_if_rows_were_taken_for_customers()
    {
        var truth = TruthSimulation.Run(Options with { Customers = 200_000, Seed = 99 }, cancellation: TestContext.Current.CancellationToken);
        var (clustered, independent) = (Table(), Table());
        Parallel.For(0, DataSets, number =>
        {
            var table = SampleGenerator.CreateTable(Options with { Seed = 300 + (ulong)number }).Table;
            var strata = StratumPooling.Run(table, new EvidenceRules().MinStratum).Codes;
            var samples = table.Features.Select(column => FeatureSample.Of(table, column, strata, heldOut: false)).ToList();
            Score(clustered, number, samples);
            Score(independent, number, samples.ConvertAll(sample => sample with { Clusters = [] }));
        });

        for (var i = 0; i < Intervals.Length; i++)
        {
            output.WriteLine($"{Intervals[i].Name,-26} {Mean(clustered[i]):P1} ± {Error(clustered[i]):P1}; rows as independent {Mean(independent[i]):P1} ± {Error(independent[i]):P1}");
        }

        Assert.All(clustered, shares => Assert.InRange(Mean(shares), Nominal - (Errors * Error(shares)), Nominal + (Errors * Error(shares))));
        Assert.All(independent, shares => Assert.True(Mean(shares) < Nominal - (Errors * Error(shares))));

        void Score(double[][] shares, int number, List<FeatureSample> samples)
        {
            var associations = samples.Select((sample, f) =>
                AssociationEstimator.Run(sample, new AdoptionRule(truth[f].AdoptedFrom, AdoptionBasis.Catalog), Nominal)).ToList();
            for (var i = 0; i < Intervals.Length; i++)
            {
                shares[i][number] = associations
                    .Select((association, f) => (Estimate: Intervals[i].Estimate(association), Truth: Intervals[i].Truth(truth[f])))
                    .Where(feature => feature.Estimate.IsDefined)
                    .Average(feature => feature.Estimate.Interval.Contains(feature.Truth) ? 1.0 : 0);
            }
        }

        static double[][] Table() => [.. Intervals.Select(_ => new double[DataSets])];
    }

    private static Estimate Wilson(Proportion share) => new(share.Value, share.Wilson(Nominal));

    private static double Mean(double[] shares) => shares.Average();

    private static double Error(double[] shares) =>
        Math.Sqrt(shares.Sum(share => (share - shares.Average()) * (share - shares.Average())) / (shares.Length - 1.0) / shares.Length);
}
