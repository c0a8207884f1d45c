namespace Milestones.Forests.Stability;

/// <summary>How to find how much a ranking depends on the rows at hand.</summary>
public sealed record StabilityOptions
{
    /// <summary>How many subsamples, from 2; 50 by default.</summary>
    public int Subsamples { get; init; } = 50;

    /// <summary>The share of the rows (or clusters) in each, in (0, 1); ½ by default, where subsampling without replacement
    /// varies about as much as new samples of the full size would (Shah and Samworth 2013 choose it for that).</summary>
    public double Share { get; init; } = 0.5;

    /// <summary>How many columns, the first ones, are ranked, from 2; the others grow the trees with them but have no place in
    /// the ranking. All when null, the default.</summary>
    public int? Ranked { get; init; }

    /// <summary>A column is selected when it ranks among so many, from 1 to one less than are ranked; 12 by default,
    /// at most half of those ranked.</summary>
    public int? Top { get; init; }

    /// <summary>What each forest is grown with; 100 trees by default.</summary>
    public RandomForestOptions Forest { get; init; } = new() { Trees = 100 };

    /// <summary>The loss of the importance; <see cref="ForestLoss.Brier"/> by default.</summary>
    public ForestLoss Loss { get; init; } = ForestLoss.Brier;

    /// <summary>Nominal coverage of the intervals, in (0, 1); 0.95 by default.</summary>
    public double Level { get; init; } = 0.95;

    internal int TopOf(int columns) => Top ?? Math.Clamp(columns / 2, 1, 12);
}
