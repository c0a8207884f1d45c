using Milestones.Usage;
using Milestones.Usage.Tests.RealData;

namespace Milestones.Evidence.Tests.RealData;

/// <summary>A real event log: which activities of a course's first 28 days go with being active in days 84 to 111.</summary>
public sealed class OuladTests(ITestOutputHelper output)
{
    [Fact]
    public void Early_activity_predicts_later_activity_and_days_tell_more_than_any_use()
    {
        var study = RealStudy.Load("oulad");
        var run = new AnalysisRun { Cancellation = TestContext.Current.CancellationToken };

        var evidence = EvidenceAnalysis.Run(UsageTableBuilder.Build(study), study, run);
        foreach (var feature in evidence.Features.OrderBy(feature => feature.Rank))
        {
            output.WriteLine($"{feature.Rank,2} {feature.Feature.Name,-14} {feature.Verdict,-14} {feature.Adoption.Threshold,4} {feature.Prevalence} {feature.Reasons[0].Sentence}");
        }

        var homepage = evidence.Features.Single(feature => feature.Feature.Name is "homepage");
        Assert.True(evidence.Forest.HasSkill);
        Assert.InRange(evidence.Forest.OutOfBag.Auc.Value, 0.65, 0.95);
        Assert.True(homepage.AnyUse.Value > study.Rules.UbiquitousAbove);
        Assert.True(homepage.Threshold!.IsSupported);
        Assert.Equal(AdoptionBasis.Derived, homepage.Adoption.Basis);
        Assert.True(homepage.Training.AdjustedRiskDifference.Interval.Lower > 0.05);
    }
}
