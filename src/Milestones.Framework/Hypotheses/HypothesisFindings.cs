using Milestones.Usage;

namespace Milestones.Framework.Hypotheses;

/// <summary>What a person should notice about the hypotheses.</summary>
internal static class HypothesisFindings
{
    public static IEnumerable<Finding> Of(IReadOnlyList<FrameworkFeature> features)
    {
        var stated = features.Where(feature => feature.Hypothesis is not null).ToList();
        var changed = NamesWith(HypothesisStanding.Changed);
        if (changed.Count > 0)
        {
            yield return new Finding(
                FindingSeverity.Warning,
                "hypotheses-changed",
                $"Changed since they were registered, and so exploratory: {string.Join(", ", changed)}.");
        }

        var others = stated.Count - changed.Count - NamesWith(HypothesisStanding.Registered).Count;
        if (others > 0)
        {
            yield return new Finding(
                FindingSeverity.Note,
                "hypotheses-exploratory",
                FormattableString.Invariant($"{others} of {stated.Count} hypotheses were not registered before these data were looked at, so what the data say of them is exploratory."));
        }

        List<string> NamesWith(HypothesisStanding standing) =>
            [.. stated.Where(feature => feature.Hypothesis!.Standing == standing).Select(feature => feature.Name)];
    }
}
