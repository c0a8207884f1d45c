namespace Milestones.Evidence.Verdicts;

/// <summary>Nearly everyone uses the feature; only how much tells customers apart.</summary>
internal sealed class UbiquitousUseMark : IVerdictMark
{
    public VerdictReason? Look(FeatureMeasurements feature, VerdictContext context)
    {
        var limit = context.Rules.UbiquitousAbove;
        return feature.AnyUse.Value > limit && feature.Prevalence.Value <= limit
            ? new VerdictReason(
                ReasonRole.Mark,
                null,
                "any-use-is-ubiquitous",
                $"{Phrase.Percent(feature.AnyUse.Value)} of the eligible use it at all; only its threshold tells customers apart.",
                feature.AnyUse.Value,
                limit)
            : null;
    }
}
