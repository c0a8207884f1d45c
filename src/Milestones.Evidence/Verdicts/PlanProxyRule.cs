using static System.FormattableString;

namespace Milestones.Evidence.Verdicts;

/// <summary>
/// The feature goes with the outcome, but not among comparable customers, and its adopters sit in one plan: it stands
/// for the plan.
/// </summary>
/// <remarks>
/// "Not among comparable customers" is what <see cref="NotPredictiveRule"/> says, and stricter where the strata
/// explain most of the difference, so that a proxy whose interval excludes 0 by the luck of one among many is not taken
/// for anything else. Importance in the forest is no condition: the forest has the plan itself, and how much of the plan's importance a proxy draws to itself
/// depends on how often both are offered to the same split. Its conditional importance decides nothing either: of the sample's 20 proxies
/// (20,000 customers, seeds 11 to 15) none is above the shadow line within strata, so nothing would change.
/// </remarks>
internal sealed class PlanProxyRule : IVerdictRule
{
    public Verdict Verdict => Verdict.PlanProxy;

    public IEnumerable<VerdictLimit> Limits(FeatureMeasurements feature, VerdictContext context)
    {
        if (Concentration(feature, context.Rules.Confidence) is { } concentration)
        {
            yield return new VerdictLimit(
                Verdict,
                $"share of the adopters on plan {concentration.Plan}, as a multiple of its share of the customers,",
                concentration.Ratio,
                context.Rules.PlanConcentration,
                NumberUnit.Plain,
                AppliesAbove: true,
                Judge(feature, context) is { Role: ReasonRole.Decisive },
                "a difference overall that is not the feature's own among comparable customers");
        }
    }

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
    {
        var raw = feature.Training.RiskDifference;
        var limit = context.Rules.PlanConcentration;
        if (!raw.IsDefined
            || raw.Interval.Contains(0)
            || IsItsOwn(feature, context)
            || Concentration(feature, context.Rules.Confidence) is not { } concentration)
        {
            return null;
        }

        var adjusted = feature.Training.AdjustedRiskDifference;
        var within = adjusted.IsDefined
            ? $"{Phrase.Points(adjusted)} within comparable customers"
            : "no comparable customers without it";
        var isClose = concentration.Ratio < limit;
        return isClose && concentration.Ratio < 1 + ((limit - 1) / context.Rules.NearMissFactor)
            ? null
            : new VerdictReason(
                isClose ? ReasonRole.NearMiss : ReasonRole.Decisive,
                Verdict,
                "explained-by-plan",
                Invariant($"{Phrase.Points(raw)} overall but {within}; plan {concentration.Plan} holds {concentration.Ratio:0.0} times its share of customers among the adopters."),
                concentration.Ratio,
                limit,
                isClose);
    }

    /// <summary>Whether the difference among comparable customers is the feature's own. If strata leave enough of the difference there is, the
    /// usual test decides, else a stricter one.</summary>
    private static bool IsItsOwn(FeatureMeasurements feature, VerdictContext context)
    {
        var (raw, adjusted) = (feature.Training.RiskDifference.Value, feature.Training.AdjustedRiskDifference.Value);
        return AdjustedAssociation.IsConfirmed(feature, context)
            && (adjusted / raw > 1 - context.Rules.ProxyExplainedShare || feature.AdjustedPValue <= context.Rules.ProxyDiscoveryRate);
    }

    /// <summary>
    /// The plan whose share among the adopters exceeds its share among the eligible most: a ratio that equals adoption in the plan
    /// over adoption overall. Plans too small to be sure that adoption is higher there are passed over.
    /// </summary>
    private static (string Plan, double Ratio)? Concentration(FeatureMeasurements feature, double level)
    {
        var overall = feature.Prevalence.Value;
        var candidates = feature.PrevalenceByPlan
            .Where(plan => plan.Adopters.Wilson(level).Lower > overall)
            .Select(plan => (Plan: plan.Group, Ratio: plan.Adopters.Value / overall))
            .ToList();
        return candidates.Count == 0 ? null : candidates.MaxBy(plan => plan.Ratio);
    }
}
