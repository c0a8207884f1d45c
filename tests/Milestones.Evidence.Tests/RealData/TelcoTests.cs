using Milestones.Usage;
using Milestones.Usage.Tests.RealData;

namespace Milestones.Evidence.Tests.RealData;

/// <summary>
/// A table made by others, with known answers: add-ons and retention among internet customers. In R 4.2:
/// <code>
/// d &lt;- read.csv("Telco-Customer-Churn.csv"); d &lt;- d[d$InternetService != "No", ]
/// mantelhaen.test(table(d$StreamingTV == "Yes", d$Churn == "No", d$Contract), correct = FALSE)
/// </code>
/// </summary>
public sealed class TelcoTests
{
    /// <summary>All customers, adjusted for the contract only, as in the published contrasts.</summary>
    private static readonly Lazy<StudyEvidence> ByContract = new(() => Analyse(study => study with
    {
        HoldOutShare = 0,
        Strata = new StratumDefinition { Plan = true, Size = [], Tenure = [] },
    }));

    [Theory]
    [InlineData("StreamingTV", 1.173, 0.687, 0.604, 0.782)]
    [InlineData("StreamingMovies", 1.188, 0.689, 0.606, 0.784)]
    public void Within_contracts_the_sign_of_streaming_reverses(string addOn, double crude, double adjusted, double lower, double upper)
    {
        var feature = Find(ByContract.Value, addOn);

        Assert.Equal(crude, feature.Training.OddsRatio.Value, 5e-4);
        Assert.Equal(adjusted, feature.Training.AdjustedOddsRatio.Value, 5e-4);
        Assert.Equal(lower, feature.Training.AdjustedOddsRatio.Interval.Lower, 5e-4);
        Assert.Equal(upper, feature.Training.AdjustedOddsRatio.Interval.Upper, 5e-4);
        Assert.True(feature.Training.RiskDifference.Interval.Lower > 0);
        Assert.Equal(Verdict.Negative, feature.Verdict);
    }

    /// <summary>Shares in percent, as the README of the data states them.</summary>
    [Theory]
    [InlineData("OnlineSecurity", 85.4, 58.2)]
    [InlineData("TechSupport", 84.8, 58.4)]
    [InlineData("OnlineBackup", 78.5, 60.1)]
    [InlineData("DeviceProtection", 77.5, 60.9)]
    public void Retention_with_and_without_an_add_on(string addOn, double with, double without)
    {
        var table = Find(ByContract.Value, addOn).Training.Table;

        Assert.Equal(5517, table.Total);
        Assert.Equal(with, 100 * table.ExposedEvents / table.Exposed, 0.05);
        Assert.Equal(without, 100 * table.UnexposedEvents / table.Unexposed, 0.05);
    }

    [Fact]
    public void Add_ons_that_help_within_contract_and_tenure_are_kept_and_the_forest_is_no_better_than_a_line()
    {
        var evidence = Analyse(study => study);

        Assert.True(evidence.Forest.HasSkill);
        Assert.Equal(Verdict.Kept, Find(evidence, "OnlineSecurity").Verdict);
        Assert.Equal(Verdict.Kept, Find(evidence, "TechSupport").Verdict);
        Assert.Equal(Verdict.Negative, Find(evidence, "StreamingTV").Verdict);
        Assert.Equal(Verdict.Negative, Find(evidence, "PaperlessBilling").Verdict);
        Assert.Equal(Verdict.Ubiquitous, Find(evidence, "PhoneService").Verdict);

        // 5-fold AUC elsewhere: logistic 0.845 on all columns, 0.776 on the add-ons only; the contract lies between.
        Assert.InRange(evidence.Forest.OutOfBag.Auc.Value, 0.776, 0.845);
        Assert.InRange(evidence.Forest.Logistic.CrossFitted.Value, 0.776, 0.850);
    }

    private static StudyEvidence Analyse(Func<Study, Study> change)
    {
        var study = change(RealStudy.Load("telco"));
        var run = new AnalysisRun { Cancellation = TestContext.Current.CancellationToken };
        return EvidenceAnalysis.Run(UsageTableBuilder.Build(study), study with { Forest = TableBuilder.SingleForest(trees: 100) }, run);
    }

    private static FeatureEvidence Find(StudyEvidence evidence, string name)
        => evidence.Features.Single(feature => feature.Feature.Name.Equals(name, StringComparison.Ordinal));
}
