using static System.FormattableString;

namespace Milestones.Evidence.Verdicts;

/// <summary>No association with the outcome among comparable customers that the test confirms, or a forest that cannot predict.</summary>
internal sealed class NotPredictiveRule : IVerdictRule
{
    public Verdict Verdict => Verdict.NotPredictive;

    public IEnumerable<VerdictLimit> Limits(FeatureMeasurements feature, VerdictContext context)
    {
        var (rules, forest, difference) = (context.Rules, context.Forest.OutOfBag.Auc, feature.Training.AdjustedRiskDifference);
        yield return new VerdictLimit(
            Verdict, "AUC of the forest out of bag", forest.Value, rules.SkillAuc, NumberUnit.Auc, AppliesAbove: false, !(forest.Value >= rules.SkillAuc));
        yield return new VerdictLimit(
            Verdict,
            "lower limit of that AUC",
            forest.Interval.Lower,
            rules.SkillLowerLimit,
            NumberUnit.Auc,
            AppliesAbove: false,
            !(forest.Interval.Lower > rules.SkillLowerLimit));
        yield return new VerdictLimit(
            Verdict,
            "p-value adjusted for all features tested",
            feature.AdjustedPValue,
            rules.FalseDiscoveryRate,
            NumberUnit.PValue,
            AppliesAbove: true,
            !AdjustedAssociation.Rejects(feature, context));
        yield return new VerdictLimit(
            Verdict,
            "distance of the adjusted lift's interval from 0 (negative: it holds 0)",
            Math.Max(difference.Interval.Lower, -difference.Interval.Upper),
            0,
            NumberUnit.Difference,
            AppliesAbove: false,
            !AdjustedAssociation.ExcludesZero(feature));
    }

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
        => Forest(context) ?? NoComparison(feature) ?? Test(feature, context) ?? Difference(feature);

    private VerdictReason? Forest(VerdictContext context)
    {
        var auc = context.Forest.OutOfBag.Auc;
        return context.Forest.HasSkill
            ? null
            : Decide(
                "forest-without-skill",
                Invariant($"The forest cannot tell retained customers from others: out-of-bag AUC {auc.Value:0.000} ({auc.Interval.Lower:0.000} to {auc.Interval.Upper:0.000}), ")
                + Invariant($"at least {context.Rules.SkillAuc:0.000} with a lower limit above {context.Rules.SkillLowerLimit:0.000} is needed."),
                auc.Value,
                context.Rules.SkillAuc);
    }

    private VerdictReason? NoComparison(FeatureMeasurements feature)
        => feature.TestResult.IsDefined && feature.Training.AdjustedRiskDifference.IsDefined
            ? null
            : Decide("no-comparison", "No stratum holds both adopters and others, so there is nobody to compare with.", feature.Training.Overlap, 0);

    private VerdictReason? Test(FeatureMeasurements feature, VerdictContext context)
    {
        var p = feature.AdjustedPValue;
        var (limit, factor) = (context.Rules.FalseDiscoveryRate, context.Rules.NearMissFactor);
        var isClose = p >= limit / factor && p <= factor * limit;
        var sentence = Invariant($"Adjusted for all features tested, {Phrase.P(p)}; the false discovery rate is {limit:0.###}.");
        return AdjustedAssociation.Rejects(feature, context)
            ? null
            : Decide("test-does-not-reject", sentence, p, limit) with { IsClose = isClose };
    }

    private VerdictReason? Difference(FeatureMeasurements feature)
    {
        var difference = feature.Training.AdjustedRiskDifference;
        return AdjustedAssociation.ExcludesZero(feature)
            ? null
            : Decide(
                "difference-may-be-zero",
                $"Use goes with the outcome, but adoption does not for sure: {Phrase.Points(difference)} among comparable customers.",
                difference.Value,
                0) with { IsClose = true };
    }

    private VerdictReason Decide(string code, string sentence, double number, double limit)
        => new(ReasonRole.Decisive, Verdict, code, sentence, number, limit);
}
