using Milestones.Numerics;

namespace Milestones.Evidence;

/// <summary>How much the forest's ranking depends on the customers at hand: it is repeated on subsamples of half of them.</summary>
public sealed record StabilityReport
{
    /// <summary>How many subsamples.</summary>
    public required int Refits { get; init; }

    /// <summary>Trees of the forest on each.</summary>
    public required int Trees { get; init; }

    /// <summary>Share of the training customers in each, in (0, 1).</summary>
    public required double Share { get; init; }

    /// <summary>How many features, the first of the ranking, each subsample selects.</summary>
    public required int Selected { get; init; }

    /// <summary>How alike these selections are: the index of Nogueira, Sechidis and Brown (2018); 1 if always the same, 0 in expectation
    /// if drawn at random.</summary>
    public required Estimate Index { get; init; }
}

/// <summary>A feature's place in the rankings of the subsamples.</summary>
/// <param name="Rank">Median rank, with the interval that holds the middle share of the subsamples (the study's confidence). Half the
/// customers and fewer trees make it wider than that of a whole sample would be.</param>
/// <param name="SelectionFrequency">Share of the subsamples that selected it, in [0, 1].</param>
public sealed record RankStability(Estimate Rank, double SelectionFrequency);
