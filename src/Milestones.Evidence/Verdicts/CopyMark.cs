using static System.FormattableString;

namespace Milestones.Evidence.Verdicts;

/// <summary>Whether a feature is redundant is tested among customers alike in its partner; where the forest hears it otherwise, it is said.</summary>
internal sealed class CopyMark : IVerdictMark
{
    public VerdictReason? Look(FeatureMeasurements feature, VerdictContext context)
    {
        if (feature.Cluster?.Member(feature.Feature.Name) is not { } member || !context.Forest.HasSkill)
        {
            return null;
        }

        var noise = context.Forest.NoiseLine;
        if (feature.RedundantWith is { } partner)
        {
            return member.Beyond.TryGetValue(partner, out var beyond) && beyond > noise
                ? new VerdictReason(
                    ReasonRole.Mark,
                    null,
                    "forest-hears-beyond-partner",
                    Invariant($"Among customers alike in {partner} the forest still uses it: importance {beyond:0.000000}, noise reaches {noise:0.000000}."),
                    beyond,
                    noise)
                : null;
        }

        return member.CopyOf is { } source && AdjustedAssociation.IsConfirmed(feature, context)
            ? new VerdictReason(
                ReasonRole.Mark,
                null,
                "copy-in-forest",
                Invariant($"The forest takes it for a copy of {source}: among customers alike in that its importance is {member.Beyond[source]:0.000000}, noise reaches {noise:0.000000}."),
                member.Beyond[source],
                noise)
            : null;
    }
}
