namespace Milestones.Forests.Growing;

/// <summary>A fraction to be compared, not computed. Exact while it consists of integers below 2⁵³, so in every node
/// with up to about 900 rows: equal splits compare as equal, and the one that was drawn first wins.</summary>
/// <param name="Numerator">Not negative.</param>
/// <param name="Denominator">Positive.</param>
internal readonly record struct SplitScore(double Numerator, double Denominator)
{
    /// <summary>Below every split, even one that decreases nothing.</summary>
    public static SplitScore None => new(-1, 1);

    public bool IsBetterThan(SplitScore other) => Numerator * other.Denominator > other.Numerator * Denominator;
}
