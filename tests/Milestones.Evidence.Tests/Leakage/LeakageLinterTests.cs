using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests.Leakage;

/// <summary>Features that know the outcome are found, with the evidence and what to do; honest ones are not accused.</summary>
public sealed class LeakageLinterTests
{
    private static readonly Lazy<StudyEvidence> Evidence = new(Run);

    [Theory]
    [InlineData("cancellation_form", FindingSeverity.Error, "implausible-auc")]
    [InlineData("farewell_survey", FindingSeverity.Error, "one-outcome-only")]
    [InlineData("data_export", FindingSeverity.Warning, "use-begins-when-leaving")]
    public void What_knows_the_outcome_is_reported_with_evidence_and_remedy(string feature, FindingSeverity severity, string code)
    {
        var finding = Assert.Single(Evidence.Value.Findings, finding => finding.Feature == feature);

        Assert.Equal((severity, code), (finding.Severity, finding.Code));
        Assert.StartsWith($"{feature}: ", finding.Message, StringComparison.Ordinal);
        Assert.Contains("when and by what this is written", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_used_from_early_on_is_not_accused()
        => Assert.DoesNotContain(Evidence.Value.Findings, finding => finding.Feature is "live_chat");

    private static StudyEvidence Run()
    {
        const int customers = 2_000;
        var random = new Seed(8).CreateRandom();
        var retained = Draw(_ => random.NextBoolean(0.7));
        var chat = Draw(i => random.NextBoolean(retained[i] ? 0.5 : 0.4));
        var export = Draw(_ => random.NextBoolean(0.3));
        var table = new TableBuilder(retained)
            .With("live_chat", chat)
            .With("data_export", export)
            .With("cancellation_form", Draw(i => !retained[i] ^ random.NextBoolean(0.01)))
            .With("farewell_survey", Draw(i => !retained[i] && random.NextBoolean(0.2)))
            .Build();

        // Everybody begins at any time of 90 days, but who leaves exports the data in the last week.
        table = TableBuilder.WithFirstUse(table, "live_chat", Draw(i => chat[i] ? (int)(90 * random.NextDouble()) : -1));
        table = TableBuilder.WithFirstUse(table, "data_export", Draw(i => !export[i] ? -1 : (int)((retained[i] || random.NextBoolean(0.2) ? 90 : 7) * random.NextDouble())));
        return EvidenceAnalysis.Run(table, TableBuilder.StudyOf(table, trees: 30), new AnalysisRun { Cancellation = TestContext.Current.CancellationToken });

        T[] Draw<T>(Func<int, T> draw) => [.. Enumerable.Range(0, customers).Select(draw)];
    }
}
