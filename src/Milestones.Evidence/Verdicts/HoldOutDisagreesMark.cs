namespace Milestones.Evidence.Verdicts;

/// <summary>The customers held out do not bear out what was found: the difference points the other way, or lies outside chance.</summary>
internal sealed class HoldOutDisagreesMark : IVerdictMark
{
    public VerdictReason? Look(FeatureMeasurements feature, VerdictContext context)
    {
        var training = feature.Training.AdjustedRiskDifference;
        if (!AdjustedAssociation.IsConfirmed(feature, context)
            || feature.HoldOut is not { AdjustedRiskDifference: { IsDefined: true } heldOut })
        {
            return null;
        }

        var isOpposite = Math.Sign(heldOut.Value) != Math.Sign(training.Value);
        var isApart = heldOut.Interval.Upper < training.Interval.Lower || heldOut.Interval.Lower > training.Interval.Upper;
        return isOpposite || isApart
            ? new VerdictReason(
                ReasonRole.Mark,
                null,
                "hold-out-disagrees",
                $"{Phrase.Points(training)} on the training customers, {Phrase.Points(heldOut)} on those held out.",
                heldOut.Value,
                training.Value)
            : null;
    }
}
