namespace Milestones.Framework;

/// <summary>Hypotheses written down at one time, before data are looked at.</summary>
/// <param name="Date">When, UTC.</param>
/// <param name="Author">By whom.</param>
/// <param name="Hypotheses">SHA-256 (lower-case hex) of the canonical JSON of <paramref name="Entries"/>.</param>
/// <param name="Entries">The hypotheses, in the catalog's order.</param>
/// <param name="LookedAt">Hashes of the customers with their outcomes that derivations of the study had seen by then: on these the
/// hypotheses are exploratory, on any others registered.</param>
public sealed record Registration(
    DateTimeOffset Date, string Author, string Hypotheses, IReadOnlyList<RegisteredHypothesis> Entries, IReadOnlyList<string> LookedAt);

/// <summary>A hypothesis as it was registered.</summary>
/// <param name="Feature">Name of the feature.</param>
/// <param name="Direction">+1: goes with the outcome; −1: goes against it.</param>
/// <param name="SmallestEffect">Smallest risk difference of interest, in (0, 1].</param>
/// <param name="Level">The level it was believed to stand for; none: not stated.</param>
/// <param name="Threshold">Stated threshold, in the measure's unit; null: to be searched for, or any use.</param>
/// <param name="Measure">How use becomes a number.</param>
/// <param name="Use">Where use is found.</param>
/// <param name="Eligibility">Who may use it.</param>
public sealed record RegisteredHypothesis(
    string Feature,
    int Direction,
    double SmallestEffect,
    Usage.MaturityLevel? Level,
    double? Threshold,
    Usage.Measure Measure,
    FeatureUse Use,
    Usage.Eligibility Eligibility);
