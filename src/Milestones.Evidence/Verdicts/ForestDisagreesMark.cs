using static System.FormattableString;

namespace Milestones.Evidence.Verdicts;

/// <summary>
/// The forest ranks and the test decides; where one hears what the other does not, it is said. The forest hears a feature
/// that is above all shuffled copies in most refits, and does not hear one that never is; between the two nothing is
/// said. Without refits it hears what is above the noise line.
/// </summary>
internal sealed class ForestDisagreesMark : IVerdictMark
{
    private const double Most = 0.5;

    public VerdictReason? Look(FeatureMeasurements feature, VerdictContext context)
    {
        if (!context.Forest.HasSkill || double.IsNaN(feature.AdjustedPValue))
        {
            return null;
        }

        var (isHeard, number, limit) = context.Forest.Shadows is null
            ? (feature.Importance > context.Forest.NoiseLine, feature.Importance, context.Forest.NoiseLine)
            : (IsAboveShadows(feature.ShareAboveShadows), feature.ShareAboveShadows, Most);
        var numbers = Invariant($"importance {feature.Importance:0.000000}, rank {Phrase.Rank(feature)}, ") + (context.Forest.Shadows is { } shadows
            ? Invariant($"above every shuffled copy in {Phrase.Percent(feature.ShareAboveShadows)} of {shadows.Refits} refits")
            : Invariant($"noise reaches {context.Forest.NoiseLine:0.000000}"));
        return (isHeard, AdjustedAssociation.Rejects(feature, context)) switch
        {
            (false, true) => Mark("test-against-forest", $"The test finds an association that the forest does not use: {numbers}."),
            (true, false) => Mark("forest-against-test", $"The forest uses the feature although the test finds no association among comparable customers: {numbers}."),
            _ => null,
        };

        VerdictReason Mark(string code, string sentence)
            => new(ReasonRole.Mark, null, code, sentence, number, limit);
    }

    private static bool? IsAboveShadows(double share) => share > Most ? true : share == 0 ? false : null;
}
