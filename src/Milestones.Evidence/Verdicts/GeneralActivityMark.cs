namespace Milestones.Evidence.Verdicts;

/// <summary>The association may be no more than that active customers use everything and stay.</summary>
internal sealed class GeneralActivityMark : IVerdictMark
{
    public VerdictReason? Look(FeatureMeasurements feature, VerdictContext context)
    {
        var adjusted = feature.Training.AdjustedRiskDifference;
        var beyond = feature.BeyondActivity;
        var limit = context.Rules.SmallestDifferenceBeyondActivity;
        if (!AdjustedAssociation.IsConfirmed(feature, context) || !beyond.IsDefined)
        {
            return null;
        }

        return Math.Sign(beyond.Value) != Math.Sign(adjusted.Value) || Math.Abs(beyond.Value) < limit
            ? new VerdictReason(
                ReasonRole.Mark,
                null,
                "explained-by-general-activity",
                $"{Phrase.Points(adjusted)} among comparable customers, but {Phrase.Points(beyond)} among equally active ones.",
                beyond.Value,
                limit)
            : null;
    }
}
