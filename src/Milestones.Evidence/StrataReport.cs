using Milestones.Usage;

namespace Milestones.Evidence;

/// <summary>The groups of comparable customers within which associations are adjusted.</summary>
/// <param name="Strata">The strata, in the order of the context's levels; at least one.</param>
/// <param name="Codes">Per row of the table: index into <paramref name="Strata"/>.</param>
/// <param name="PooledShare">Share of the training customers, in [0, 1], whose stratum unites several cells of plan × size × tenure because one was sparse.</param>
public sealed record StrataReport(IReadOnlyList<Stratum> Strata, int[] Codes, double PooledShare)
{
    /// <summary>Makes strata of any customers, sparse ones pooled by the same rule everywhere.</summary>
    /// <param name="context">What to tell them apart by, in any order.</param>
    /// <param name="heldOut">Per row: whether it is held out, and so not looked at.</param>
    /// <param name="minStratum">Training customers from which on a stratum isn't sparse; 1 or more.</param>
    public static StrataReport Of(IReadOnlyList<ContextColumn> context, IReadOnlyList<bool> heldOut, int minStratum) =>
        Stratification.StratumPooling.Run(context, heldOut, minStratum);
}

/// <summary>One group of comparable customers.</summary>
/// <param name="Name">Its levels, e.g. <c>pro · 5–20 seats · 1st year</c>; united levels are joined by +.</param>
/// <param name="Training">Training customers in it.</param>
/// <param name="HeldOut">Held-out customers in it.</param>
/// <param name="Cells">How many cells of plan × size × tenure it unites.</param>
public sealed record Stratum(string Name, int Training, int HeldOut, int Cells);
