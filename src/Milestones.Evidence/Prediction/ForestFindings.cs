using Milestones.Usage;
using static System.FormattableString;

namespace Milestones.Evidence.Prediction;

/// <summary>What a person should notice about the forest before reading its ranking.</summary>
internal static class ForestFindings
{
    /// <summary>The forest's findings, the gravest first.</summary>
    public static IReadOnlyList<Finding> Of(ForestReport forest, EvidenceRules rules)
    {
        var findings = new List<Finding>();
        var auc = forest.OutOfBag.Auc;
        if (!forest.HasSkill)
        {
            findings.Add(new Finding(
                FindingSeverity.Warning,
                "forest-without-skill",
                Invariant($"The forest cannot tell retained customers from others (out-of-bag AUC {auc.Value:0.000}, {auc.Interval.Lower:0.000} to {auc.Interval.Upper:0.000}; ")
                + Invariant($"at least {rules.SkillAuc:0.000} with a lower limit above {rules.SkillLowerLimit:0.000} is needed), so its ranking means nothing and no feature is kept.")));
        }

        var logistic = forest.Logistic.CrossFitted;
        if (logistic.Value > auc.Interval.Upper)
        {
            findings.Add(new Finding(
                FindingSeverity.Note,
                "line-beats-forest",
                Invariant($"A logistic regression predicts better than the forest (AUC {logistic.Value:0.000} against {auc.Value:0.000}); features add up rather than interact.")));
        }

        if (forest.HoldOut is { Auc: { IsDefined: true } heldOut } && heldOut.Interval.Upper < auc.Interval.Lower)
        {
            findings.Add(new Finding(
                FindingSeverity.Warning,
                "forest-does-not-carry-over",
                Invariant($"The forest predicts the customers held out worse than those it was trained on (AUC {heldOut.Value:0.000} against {auc.Value:0.000} out of bag).")));
        }

        return findings;
    }
}
