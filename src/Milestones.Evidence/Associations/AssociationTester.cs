using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Associations;

/// <summary>
/// The test that decides whether a feature goes with the outcome within strata. It is made on training customers, and
/// for counted and measured features on the values instead of on adoption: a threshold chosen on the same customers
/// would make a test of adoption find something too often.
/// </summary>
internal static class AssociationTester
{
    public static AssociationTest TestFor(Measure measure)
        => measure == Measure.Adopted ? AssociationTest.CochranMantelHaenszel : AssociationTest.StratifiedRank;

    public static TestResult Run(FeatureSample sample, AdoptionRule rule, AssociationTest test) => test switch
    {
        AssociationTest.StratifiedRank => StratifiedRankTest.Run(sample.Values, sample.Outcomes, sample.Strata, sample.Clusters),
        _ => sample.Tables(rule).CochranMantelHaenszel(),
    };
}
