namespace Milestones.Forests.Descents;

/// <summary>Takes note of rows that have gone down to leaves.</summary>
/// <param name="tests">The tree.</param>
internal abstract class Arrivals(SubtreeTests tests)
{
    private readonly int[] _list = new int[WordGroup.RoomForRows];

    /// <summary>Whether some row may receive one of the codes; where none may, none are sent.</summary>
    public abstract bool CanReceive(CodeRange codes);

    /// <summary>Which rows take part, a bit for each.</summary>
    /// <param name="rows">Some rows.</param>
    /// <param name="first">The first that is asked about; the next 63 are too.</param>
    public abstract ulong TakingPart(RowChunk rows, int first);

    /// <summary>Rows are about to arrive.</summary>
    /// <param name="exits">Where; exits that lead on to further tests are among them, and are not meant.</param>
    public virtual void Expect(ReadOnlySpan<ExitStretch> exits)
    {
    }

    /// <summary>Rows are there: one after the other, unless this is overridden.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="exits">The exits that were told before.</param>
    public virtual void Arrive(in WordGroup rows, ReadOnlySpan<ExitStretch> exits)
    {
        foreach (var stretch in exits)
        {
            for (var exit = stretch.First; exit < stretch.End; exit++)
            {
                var node = tests.NodeAt(exit);
                foreach (var row in tests.Nodes[node].IsLeaf ? rows.List(exit, _list) : [])
                {
                    Arrive(row, node, stretch.Codes);
                }
            }
        }
    }

    /// <summary>A row is there.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="leaf">The leaf.</param>
    /// <param name="codes">What it may have received.</param>
    public abstract void Arrive(int row, int leaf, CodeRange codes);
}
