using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>How the customers became the population, as counts that add up.</summary>
/// <param name="Customers">Rows of the customer table.</param>
/// <param name="Exclusions">Who was left out; a customer is counted at the first reason that applies.</param>
/// <param name="Training">Customers from whom everything was chosen.</param>
/// <param name="HeldOut">Customers held out from all choices.</param>
/// <param name="HoldOut">How they were chosen.</param>
/// <param name="Retained">Who was retained, on both parts.</param>
public sealed record Population(
    int Customers,
    IReadOnlyList<Exclusion> Exclusions,
    int Training,
    int HeldOut,
    HoldOutKind HoldOut,
    OnBothParts<Share> Retained);

/// <summary>How a hold-out is chosen.</summary>
public enum HoldOutKind
{
    /// <summary>The latest customers, by signup.</summary>
    Latest,

    /// <summary>By a hash of seed and identifier, since there are no dates: not temporal.</summary>
    Hash,
}
