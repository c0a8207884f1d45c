using Milestones.Usage;
using Milestones.Usage.Tests.RealData;

namespace Milestones.Evidence.Tests.RealData;

/// <summary>A synthetic company whose usage carries no information about churn (cross-validated AUC 0.47 elsewhere).</summary>
public sealed class RavenstackTests
{
    [Fact]
    public void No_milestone_is_supported()
    {
        var study = RealStudy.Load("ravenstack");
        var run = new AnalysisRun { Cancellation = TestContext.Current.CancellationToken };

        var evidence = EvidenceAnalysis.Run(UsageTableBuilder.Build(study), study, run);

        Assert.False(evidence.Forest.HasSkill);
        Assert.DoesNotContain(evidence.Features, feature => feature.Verdict is Verdict.Kept or Verdict.Negative);
        Assert.Equal("forest-without-skill", evidence.Findings[0].Code);
        Assert.DoesNotContain(evidence.Features, feature => feature.AdjustedPValue <= study.Rules.FalseDiscoveryRate);
    }
}
