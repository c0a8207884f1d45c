namespace Milestones.Forests.Trees;

/// <summary>What the training rows of a leaf amount to.</summary>
/// <param name="Positives">Weight of the rows with a positive label.</param>
/// <param name="Total">Weight of all rows, above 0.</param>
internal readonly record struct LeafValue(double Positives, double Total)
{
    /// <summary>The share of positives, which the forest averages.</summary>
    public double Probability => Positives / Total;

    /// <summary>(positives + ½) / (total + 1): never 0 or 1, so that its logarithm is finite.</summary>
    public double SmoothedProbability => (Positives + 0.5) / (Total + 1);
}
