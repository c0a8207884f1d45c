namespace Milestones.Evidence.Verdicts;

/// <summary>The association differs between cohorts, and in one of them lies wholly on the other side of 0.</summary>
internal sealed class UnstableRule : IVerdictRule
{
    public Verdict Verdict => Verdict.Unstable;

    public IEnumerable<VerdictLimit> Limits(FeatureMeasurements feature, VerdictContext context)
    {
        if (!double.IsNaN(feature.Stability.AdjustedPValue))
        {
            yield return new VerdictLimit(
                Verdict,
                "adjusted p that cohorts differ",
                feature.Stability.AdjustedPValue,
                context.Rules.UnstableDiscoveryRate,
                NumberUnit.PValue,
                AppliesAbove: false,
                Judge(feature, context) is { Role: ReasonRole.Decisive },
                "a cohort whose interval lies wholly on the other side of 0");
        }
    }

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
    {
        var (limit, factor) = (context.Rules.UnstableDiscoveryRate, context.Rules.NearMissFactor);
        var p = feature.Stability.AdjustedPValue;
        var overall = feature.Training.AdjustedRiskDifference;
        var opposite = feature.Stability.Cohorts.FirstOrDefault(cohort =>
            cohort.AdjustedRiskDifference is { IsDefined: true } difference
            && !difference.Interval.Contains(0)
            && Math.Sign(difference.Value) != Math.Sign(overall.Value));
        if (opposite is null || !(p < factor * limit))
        {
            return null;
        }

        return new VerdictReason(
            p < limit ? ReasonRole.Decisive : ReasonRole.NearMiss,
            Verdict,
            "cohorts-disagree",
            $"{Phrase.Points(overall)} over all, but {Phrase.Points(opposite.AdjustedRiskDifference)} in the cohort {opposite.Cohort}; "
            + $"that cohorts differ is not chance (Cochran's Q, {Phrase.P(p)}).",
            p,
            limit,
            IsClose: p >= limit / factor);
    }
}
