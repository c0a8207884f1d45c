using Milestones.Evidence.Associations;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests.Associations;

public sealed class SecondaryAssociationsTests
{
    private const int Customers = 6_000;

    private static readonly UsageTable Table = Planted();

    private static readonly StudyEvidence Evidence = Analyse(Table);

    [Fact]
    public void What_goes_with_the_other_outcome_only_is_found_there_and_moves_no_verdict()
    {
        var alone = Analyse(Planted(withSecondary: false));

        Assert.Equal(alone.Features.Select(feature => feature.Verdict), Evidence.Features.Select(feature => feature.Verdict));
        Assert.Equal(alone.Features.Select(feature => feature.AdjustedPValue), Evidence.Features.Select(feature => feature.AdjustedPValue));
        Assert.All(alone.Features, feature => Assert.Empty(feature.Secondary));
        Assert.True(Expanded("expands").AdjustedPValue < 0.001);
        Assert.True(Expanded("expands").Training.AdjustedRiskDifference.Interval.Lower > 0);
        Assert.Equal(Verdict.NotPredictive, Find("expands").Verdict);
    }

    /// <summary>Where nothing was planted the p-value is uniform: over 500 data sets its distribution stays within Kolmogorov's bound, which it
    /// exceeds once in a thousand times by chance, 1.95 / √n.</summary>
    [Fact]
    public void Without_an_association_the_p_value_is_uniform()
    {
        const int dataSets = 500;
        double[] p = [.. Enumerable.Range(0, dataSets).Select(number => NullPValue(new Seed(7).For("null data set", number))).Order()];

        var distance = p.Index().Max(entry => Math.Max(entry.Item - ((double)entry.Index / dataSets), ((entry.Index + 1.0) / dataSets) - entry.Item));

        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(dataSets));
    }

    private static double NullPValue(Seed seed)
    {
        const int customers = 800;
        var random = seed.CreateRandom();
        bool[] Draw(double share) => [.. Enumerable.Range(0, customers).Select(_ => random.NextBoolean(share))];
        var (adopted, plan) = (Draw(0.4), Draw(0.5));
        bool?[] expanded = [.. plan.Select(premium => random.NextBoolean(0.1) ? (bool?)null : random.NextBoolean(premium ? 0.4 : 0.2))];
        var table = new TableBuilder(Draw(0.5)).With("nothing", adopted).WithSecondary("expanded", expanded).Build();
        var strata = Array.ConvertAll(plan, premium => premium ? 1 : 0);
        var measured = SecondaryAssociations.Measure(
            [TestEvidence.Healthy], [FeatureSample.Of(table, table.Features[0], strata, heldOut: false)], table, strata, new EvidenceRules(), new AnalysisRun { Threads = 1 });
        return measured[0].Secondary[0].TestResult.PValue;
    }

    [Fact]
    public void Customers_of_whom_the_other_outcome_is_unknown_are_left_out_there_only()
    {
        var feature = Find("retains");
        var known = Table.SecondaryOutcomes[0].Values.Where((value, row) => value is not null && !Table.HeldOut[row]).Count();

        Assert.Equal(known, Expanded("retains").Training.Table.Total);
        Assert.Equal(Table.HeldOut.Count(held => !held), feature.Training.Table.Total);
        Assert.NotEqual(known, feature.Training.Table.Total);
    }

    [Fact]
    public void The_numbers_are_those_of_the_tables_counted_by_hand()
    {
        var (adopted, outcome, strata) = (new List<bool>(), new List<bool>(), new List<int>());
        for (var row = 0; row < Customers; row++)
        {
            if (!Table.HeldOut[row] && Table.SecondaryOutcomes[0].Values[row] is { } reached)
            {
                adopted.Add(Table.Features[0].Values[row] > 0);
                outcome.Add(reached);
                strata.Add(Table.Context[0].Codes[row]);
            }
        }

        var tables = StratifiedTables.Of([.. adopted], [.. outcome], [.. strata]);

        var found = Expanded(Table.Features[0].Feature.Name);
        Assert.Equal(tables.RiskDifference().Value, found.Training.AdjustedRiskDifference.Value, 12);
        Assert.Equal(tables.CochranMantelHaenszel().PValue, found.TestResult.PValue, 12);
        Assert.Equal(
            BenjaminiHochberg.Adjust([.. Evidence.Features.Select(feature => feature.Secondary[0].TestResult.PValue)]),
            Evidence.Features.Select(feature => feature.Secondary[0].AdjustedPValue));
    }

    private static FeatureEvidence Find(string feature) => Evidence.Features.Single(found => found.Feature.Name == feature);

    private static SecondaryAssociation Expanded(string feature) => Find(feature).Secondary.Single(association => association.Outcome is "expanded");

    private static StudyEvidence Analyse(UsageTable table) =>
        EvidenceAnalysis.Run(table, TableBuilder.StudyOf(table), new AnalysisRun { Threads = 2 });

    private static UsageTable Planted(bool withSecondary = true)
    {
        var random = new Seed(5).CreateRandom();
        bool[] Draw(double share) => [.. Enumerable.Range(0, Customers).Select(_ => random.NextBoolean(share))];
        var (retains, expands, noise, plan) = (Draw(0.4), Draw(0.4), Draw(0.4), Draw(0.5));
        bool[] outcome = [.. Enumerable.Range(0, Customers).Select(row => random.NextBoolean(0.5 + (retains[row] ? 0.25 : 0) + (plan[row] ? 0.1 : 0)))];
        bool?[] expanded = [.. Enumerable.Range(0, Customers).Select(row => random.NextBoolean(0.1) ? (bool?)null : random.NextBoolean(0.2 + (expands[row] ? 0.2 : 0)))];
        var builder = new TableBuilder(outcome)
            .With("retains", retains)
            .With("expands", expands)
            .With("noise", noise)
            .WithContext("plan", ["starter", "premium"], Array.ConvertAll(plan, premium => premium ? 1 : 0))
            .WithHoldOut([.. Enumerable.Range(0, Customers).Select(row => row % 4 == 0)]);
        return (withSecondary ? builder.WithSecondary("expanded", expanded) : builder).Build();
    }
}
