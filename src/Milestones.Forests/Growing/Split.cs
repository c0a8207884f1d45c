namespace Milestones.Forests.Growing;

/// <summary>Where a node's rows are parted, and what goes left.</summary>
/// <param name="Column">The column tested; −1 when there is no split.</param>
/// <param name="LastLeft">The last code that goes left; 0 when only missing does.</param>
/// <param name="MissingGoesRight">Where missing goes: learnt when the node has missing values, else with the heavier side.</param>
/// <param name="Score">How good it is.</param>
/// <param name="LeftTotal">Weight of the rows that go left.</param>
/// <param name="LeftPositives">Weight of the positive ones among them.</param>
internal readonly record struct Split(
    int Column, int LastLeft, bool MissingGoesRight, SplitScore Score, double LeftTotal, double LeftPositives)
{
    /// <summary>No split; every split is better.</summary>
    public static Split None => new(-1, 0, false, SplitScore.None, 0, 0);
}
