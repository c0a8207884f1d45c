namespace Milestones.Usage.Tests;

public sealed class EvidenceRulesTests
{
    /// <summary>Every number that decides a verdict is an option, and this is what it is unless a study says otherwise.</summary>
    [Fact]
    public void Every_default_is_named()
    {
        var named = new EvidenceRules
        {
            NicheBelow = 0.05,
            UbiquitousAbove = 0.90,
            FalseDiscoveryRate = 0.05,
            Confidence = 0.95,
            MinGroup = 20,
            MinStratum = 20,
            MinCohort = 200,
            SkillAuc = 0.55,
            SkillLowerLimit = 0.5,
            PlanConcentration = 1.5,
            ProxyExplainedShare = 0.5,
            ProxyDiscoveryRate = 0.005,
            UnstableDiscoveryRate = 0.05,
            ThresholdMinShare = 0.05,
            ThresholdReplicates = 200,
            ThresholdCandidates = 250,
            ImplausibleAuc = 0.95,
            OneOutcomeExpected = 10,
            LeavingDays = 7,
            LeavingShare = 0.5,
            SmallestDifferenceBeyondActivity = 0.01,
            RedundancyCorrelation = 0.5,
            RedundancyShared = 0.9,
            RedundancyGroups = 10,
            NearMissFactor = 2,
            HeadlineCategories = 3,
        };

        Assert.Equal(named, new EvidenceRules());
        Assert.Equal(26, typeof(EvidenceRules).GetProperties().Count(property => property.CanWrite)); // a new one is to be named above
    }
}
