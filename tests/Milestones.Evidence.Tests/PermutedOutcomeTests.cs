using Milestones.Numerics;
using Milestones.Usage;
using Milestones.Usage.Sample;

namespace Milestones.Evidence.Tests;

/// <summary>Nothing is found where nothing is: the outcome of generated customers in random order.</summary>
public sealed class PermutedOutcomeTests
{
    private const int Permutations = 100;

    [Fact]
    public void With_permuted_outcomes_hardly_ever_anything_is_kept_and_the_forest_says_it_has_no_skill()
    {
        var sample = SampleGenerator.CreateTable(new SampleOptions { Customers = 2_000, Seed = 7 });
        var study = sample.Study with
        {
            Forest = TableBuilder.SingleForest(trees: 50),
            Rules = new EvidenceRules { ThresholdReplicates = 20 },
        };
        var results = new Result[Permutations];
        Parallel.For(0, Permutations, index => results[index] = Analyse(sample.Table, study, index));

        // 5 % and two standard errors of a share of 100.
        var most = (0.05 + (2 * Math.Sqrt(0.05 * 0.95 / Permutations))) * Permutations;
        Assert.True(results.Count(result => result.Kept > 0) <= most, $"{results.Count(result => result.Kept > 0)} permutations keep something.");

        // Without the gate the tests have to hold the line by themselves: their false discovery rate is the share of permutations
        // in which any feature is found.
        Assert.True(results.Count(result => result.Rejected) <= most, $"{results.Count(result => result.Rejected)} permutations reject something.");
        Assert.True(results.Count(result => result.HasSkill) <= 5, $"{results.Count(result => result.HasSkill)} forests pass the gate.");
        Assert.All(results, result => Assert.True(result.HasSkill || result.SaysSo));
    }

    private static Result Analyse(UsageTable table, Study study, int index)
    {
        var outcome = table.Outcome.ToArray();
        new Seed(1).For("permutation", index).CreateRandom().Shuffle<bool>(outcome);
        var permuted = TableBuilder.WithOutcome(table, outcome);
        var evidence = EvidenceAnalysis.Run(permuted, study, new AnalysisRun { Threads = 1, Cancellation = TestContext.Current.CancellationToken });
        return new Result(
            evidence.Features.Count(feature => feature.Verdict == Verdict.Kept),
            evidence.Features.Any(feature => feature.AdjustedPValue <= evidence.Rules.FalseDiscoveryRate),
            evidence.Forest.HasSkill,
            evidence.Findings.Any(finding => finding.Code is "forest-without-skill"));
    }

    private sealed record Result(int Kept, bool Rejected, bool HasSkill, bool SaysSo);
}
