using Milestones.Usage;
using static System.FormattableString;

namespace Milestones.Evidence.Prediction;

/// <summary>What a person should notice about the forest before reading its ranking.</summary>
internal static class ForestFindings
{
    /// <summary>The forest's findings, the gravest first.</summary>
    public static IReadOnlyList<Finding> Of(ForestReport forest, EvidenceRules rules, ForestSettings settings)
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

        findings.AddRange(NotMeasured(forest, settings));
        return findings;
    }

    /// <summary>What the outputs lack because the study asks for no refits, or the customers are too few for them.</summary>
    private static IEnumerable<Finding> NotMeasured(ForestReport forest, ForestSettings settings)
    {
        if (forest.Stability is null)
        {
            yield return new Finding(
                FindingSeverity.Note,
                "ranks-without-interval",
                settings.StabilityRefits == 0
                    ? "Ranks have no interval: the study asks for no refits on subsamples (forest.stability_refits is 0)."
                    : $"Ranks have no interval: subsamples need this library's own forest, two features and {ForestRefits.LeastOfEachOutcome} training customers of each outcome.");
        }

        if (forest.Shadows is null)
        {
            yield return new Finding(
                FindingSeverity.Note,
                "no-shadow-line",
                "How important columns look that cannot matter is not known from shuffled copies: the study asks for none (forest.shadow_refits is 0), or ranks by another engine.");
        }

        if (settings.ClusterShuffles == 0 && forest.Clusters.Count > 0)
        {
            yield return new Finding(
                FindingSeverity.Note,
                "clusters-without-importance",
                "What correlated features are worth together and beyond each other was not measured (forest.cluster_shuffles is 0).");
        }
    }
}
