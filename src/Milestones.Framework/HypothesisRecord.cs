using Milestones.Evidence;

namespace Milestones.Framework;

/// <summary>A hypothesis of the catalog, what the data say of it, and whether it was there before them.</summary>
/// <param name="Direction">+1: goes with the outcome; −1: goes against it.</param>
/// <param name="SmallestEffect">Smallest risk difference of interest, in (0, 1].</param>
/// <param name="Outcome">What the training customers say. Unless the standing is registered it is exploratory: no confirmation of anything.</param>
/// <param name="Difference">The adjusted risk difference with an interval that controls the false coverage rate over all features found.</param>
/// <param name="DetectableDifference">The smallest difference that these customers would have shown with a probability of 80 %; null where none would.</param>
/// <param name="Standing">Whether it was registered before the data were looked at.</param>
/// <param name="Registered">When, UTC; null unless it was.</param>
/// <param name="Author">By whom; null unless it was.</param>
public sealed record HypothesisRecord(
    int Direction,
    double SmallestEffect,
    HypothesisOutcome Outcome,
    Figure Difference,
    double? DetectableDifference,
    HypothesisStanding Standing,
    DateTimeOffset? Registered,
    string? Author);

/// <summary>How a hypothesis stands to the data: only one that was registered can be confirmed or refuted by them; all others are exploratory.</summary>
public enum HypothesisStanding
{
    /// <summary>Registered as it is, before any derivation had seen these customers with their outcomes.</summary>
    Registered,

    /// <summary>Registered in time, and changed since.</summary>
    Changed,

    /// <summary>Registered when these outcomes had been seen already.</summary>
    Late,

    /// <summary>Never registered.</summary>
    Unregistered,
}
