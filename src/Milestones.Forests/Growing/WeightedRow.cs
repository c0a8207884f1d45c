namespace Milestones.Forests.Growing;

/// <summary>A row in the bag of a tree.</summary>
/// <param name="Row">Its number in the matrix.</param>
/// <param name="Weight">How often it was drawn × its weight.</param>
/// <param name="Positive">Its weight again when its label is positive, else 0.</param>
internal readonly record struct WeightedRow(int Row, double Weight, double Positive);
