using static System.FormattableString;

namespace Milestones.Evidence.Verdicts;

/// <summary>The forest ranks and the test decides; where one hears what the other does not, it is said.</summary>
internal sealed class ForestDisagreesMark : IVerdictMark
{
    public VerdictReason? Look(FeatureMeasurements feature, VerdictContext context)
    {
        var line = context.Forest.NoiseLine;
        if (!context.Forest.HasSkill || double.IsNaN(feature.AdjustedPValue))
        {
            return null;
        }

        var isHeard = feature.Importance > line;
        var numbers = Invariant($"importance {feature.Importance:0.000000} (rank {feature.Rank}), noise reaches {line:0.000000}");
        return (isHeard, AdjustedAssociation.Rejects(feature, context)) switch
        {
            (false, true) => Mark("test-against-forest", $"The test finds an association that the forest does not use: {numbers}."),
            (true, false) => Mark("forest-against-test", $"The forest uses the feature although the test finds no association among comparable customers: {numbers}."),
            _ => null,
        };

        VerdictReason Mark(string code, string sentence)
            => new(ReasonRole.Mark, null, code, sentence, feature.Importance, line);
    }
}
