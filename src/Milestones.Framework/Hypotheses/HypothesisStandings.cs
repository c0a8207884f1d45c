using Milestones.Framework.Looks;
using Milestones.Usage;

namespace Milestones.Framework.Hypotheses;

/// <summary>Which of a study's hypotheses were there before its data were looked at. The last registration before that is
/// the one that counts.</summary>
internal sealed class HypothesisStandings
{
    private readonly Registration? _inForce;
    private readonly HashSet<string> _ever;

    public HypothesisStandings(IReadOnlyList<Registration> registrations, UsageTable table)
    {
        var outcomes = registrations.Count == 0 ? "" : DataStates.Of(table).Outcomes;
        _inForce = registrations.LastOrDefault(registration => !registration.LookedAt.Contains(outcomes, StringComparer.Ordinal));
        _ever = registrations
            .SelectMany(registration => registration.Entries.Select(RegistrationLedger.HashOf))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How a feature's hypothesis stands, and the registration that it rests on; null: on none.</summary>
    public (HypothesisStanding Standing, Registration? By) Of(Feature feature)
    {
        var own = RegistrationLedger.HashOf(RegistrationLedger.Entry(feature));
        var registered = _inForce?.Entries.FirstOrDefault(entry => string.Equals(entry.Feature, feature.Name, StringComparison.Ordinal));
        return registered is null ? (_ever.Contains(own) ? HypothesisStanding.Late : HypothesisStanding.Unregistered, null)
            : string.Equals(RegistrationLedger.HashOf(registered), own, StringComparison.Ordinal) ? (HypothesisStanding.Registered, _inForce)
            : (HypothesisStanding.Changed, null);
    }
}
