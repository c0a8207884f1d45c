namespace Milestones.Forests.Descents;

/// <summary>
/// A test as it is asked from the leaves up: the exits that rows reach below it are those on its near or on its far side. They
/// are counted from the leftmost below the test. The near side is the one that was asked just before: the left if it has tests
/// or neither has, else the right.
/// </summary>
/// <param name="Slot">Where the exits below the test are kept.</param>
/// <param name="Far">Where those of the far side are kept.</param>
/// <param name="Plane">The plane tested.</param>
/// <param name="Mask">Selects the column's bits.</param>
/// <param name="Shift">What is taken off, wrapping, before the comparison.</param>
/// <param name="Bound">The first masked and shifted code that goes to the far side.</param>
/// <param name="NearTests">255 if the near side has tests, else 0.</param>
/// <param name="BeforeNear">How many exits are left of the near side.</param>
/// <param name="BeforeFar">How many are left of the far side.</param>
internal readonly record struct PieceTest(
    ushort Slot, ushort Far, ushort Plane, byte Mask, byte Shift, byte Bound, byte NearTests, byte BeforeNear, byte BeforeFar)
{
    /// <summary>All bits if the near side is the right one, else none.</summary>
    public ulong NearIsRight => 0ul - BeforeNear;
}
