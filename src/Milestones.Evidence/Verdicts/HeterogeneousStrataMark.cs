using static System.FormattableString;

namespace Milestones.Evidence.Verdicts;

/// <summary>One odds ratio for all strata hides that they differ.</summary>
internal sealed class HeterogeneousStrataMark : IVerdictMark
{
    public VerdictReason? Look(FeatureMeasurements feature, VerdictContext context)
    {
        var homogeneity = feature.Training.Homogeneity;
        var limit = 1 - context.Rules.Confidence;
        return homogeneity.PValue < limit
            ? new VerdictReason(
                ReasonRole.Mark,
                null,
                "strata-differ",
                Invariant($"The odds ratio is not the same in all strata (Breslow–Day {homogeneity.Statistic:0.0}, df {homogeneity.DegreesOfFreedom:0}, {Phrase.P(homogeneity.PValue)})."),
                homogeneity.PValue,
                limit)
            : null;
    }
}
