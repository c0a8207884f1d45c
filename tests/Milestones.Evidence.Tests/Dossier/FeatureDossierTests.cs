using Milestones.Numerics;

namespace Milestones.Evidence.Tests.Dossier;

/// <summary>A dossier repeats what was measured and held against the rules; it measures nothing anew.</summary>
public sealed class FeatureDossierTests
{
    private static readonly Lazy<StudyEvidence> Evidence = new(Run);

    [Theory]
    [InlineData("strong")]
    [InlineData("copy")]
    [InlineData("everyone")]
    [InlineData("noise")]
    [InlineData("rare")]
    public void The_first_limit_on_whose_side_a_feature_lies_is_that_of_its_verdict(string name)
    {
        var dossier = FeatureDossier.Of(Evidence.Value, name);

        var first = dossier.Limits.FirstOrDefault(limit => limit.Applies);
        Assert.Equal(dossier.Evidence.Verdict, first?.Verdict ?? Verdict.Kept);
        Assert.All(dossier.Limits.Where(limit => limit.Besides is null && !double.IsNaN(limit.Number)), limit =>
            Assert.Equal(limit.Applies, limit.AppliesAbove ? limit.Number > limit.Limit : limit.Number < limit.Limit));
    }

    [Fact]
    public void Strata_add_up_to_the_association()
    {
        var dossier = FeatureDossier.Of(Evidence.Value, "strong");
        var table = dossier.Evidence.Training.Table;

        Assert.Equal(2, dossier.Strata.Count);
        Assert.Equal(table.Exposed, dossier.Strata.Sum(stratum => stratum.Adopters));
        Assert.Equal(table.ExposedEvents, dossier.Strata.Sum(stratum => stratum.AdoptersRetained));
        Assert.Equal(table.Unexposed, dossier.Strata.Sum(stratum => stratum.Others));
        Assert.Equal(table.UnexposedEvents, dossier.Strata.Sum(stratum => stratum.OthersRetained));
    }

    [Fact]
    public void Numbers_are_those_of_the_evidence_each_named_once()
    {
        var dossier = FeatureDossier.Of(Evidence.Value, "strong");

        Assert.Equal(dossier.Numbers.Count, dossier.Numbers.Select(number => (number.Group, number.Name)).Distinct().Count());
        var lift = dossier.Numbers.Single(number => number is { Group: "association", Name: "adjusted lift" });
        Assert.Equal(dossier.Evidence.Training.AdjustedRiskDifference, new Estimate(lift.Value, new ConfidenceInterval(lift.Lower, lift.Upper)));
        Assert.Equal(NumberUnit.Difference, lift.Unit);
    }

    [Fact]
    public void A_dropped_feature_has_the_verdict_that_would_follow()
    {
        Assert.Equal(Verdict.Kept, FeatureDossier.Of(Evidence.Value, "copy").NextVerdict);
        Assert.Equal(Verdict.NotPredictive, FeatureDossier.Of(Evidence.Value, "everyone").NextVerdict);
    }

    private static StudyEvidence Run()
    {
        const int customers = 3_000;
        var random = new Seed(12).CreateRandom();
        var premium = Draw(_ => random.NextBoolean(0.3));
        var strong = Draw(_ => random.NextBoolean(0.4));
        var table = new TableBuilder(Draw(i => random.NextBoolean(0.35 + (strong[i] ? 0.35 : 0) + (premium[i] ? 0.1 : 0))))
            .With("strong", strong)
            .With("copy", Draw(i => random.NextBoolean(0.1) ? !strong[i] : strong[i]))
            .With("everyone", Draw(_ => random.NextBoolean(0.96)))
            .With("noise", Draw(_ => random.NextBoolean(0.4)))
            .With("rare", Draw(_ => random.NextBoolean(0.02)))
            .WithContext("plan", ["free", "premium"], Array.ConvertAll(premium, yes => yes ? 1 : 0))
            .Build();
        return EvidenceAnalysis.Run(table, TableBuilder.StudyOf(table, trees: 50), new AnalysisRun { Cancellation = TestContext.Current.CancellationToken });

        T[] Draw<T>(Func<int, T> draw) => [.. Enumerable.Range(0, customers).Select(draw)];
    }
}
