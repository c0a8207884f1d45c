namespace Milestones.Forests.Trees;

/// <summary>What the training rows of a leaf amount to.</summary>
/// <param name="Positives">Weight of the rows with a positive label.</param>
/// <param name="Total">Weight of all rows; 0 only in a tree that drew no row with a weight.</param>
internal readonly record struct LeafValue(double Positives, double Total)
{
    /// <summary>The share of positives, which the forest averages; ½ without rows.</summary>
    public double Probability => Total > 0 ? Positives / Total : 0.5;

    /// <summary>The probability as a whole number of <see cref="RandomForest.ProbabilityUnit"/>.</summary>
    public long ProbabilityUnits => (long)Math.Round(Probability / RandomForest.ProbabilityUnit);

    /// <summary>(positives + ½) / (total + 1): never 0 or 1, so that its logarithm is finite.</summary>
    public double SmoothedProbability => (Positives + 0.5) / (Total + 1);
}
