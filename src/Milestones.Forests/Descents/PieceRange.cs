namespace Milestones.Forests.Descents;

/// <summary>The tests and exits of a node's piece that are in the node's subtree; there is one exit more than tests.</summary>
/// <param name="FirstTest">The node's own test, the first of them.</param>
/// <param name="Tests">How many tests.</param>
/// <param name="FirstExit">The leftmost exit.</param>
internal readonly record struct PieceRange(int FirstTest, int Tests, int FirstExit)
{
    /// <summary>The test behind the last.</summary>
    public int EndTest => FirstTest + Tests;

    /// <summary>How many exits.</summary>
    public int Exits => Tests + 1;

    /// <summary>The exit behind the last.</summary>
    public int EndExit => FirstExit + Exits;

    /// <summary>Whether a test is one of them.</summary>
    public bool Includes(int test) => test >= FirstTest && test < EndTest;
}
