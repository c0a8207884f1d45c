namespace Milestones.Forests.Descents;

/// <summary>A test of a tree as it parts the rows of words.</summary>
/// <param name="Slot">Where the word stands of the rows that arrive.</param>
/// <param name="Left">Where the word is put of those that go left.</param>
/// <param name="Right">The same for the others.</param>
/// <param name="Plane">The plane tested.</param>
/// <param name="Mask">Selects the column's bits.</param>
/// <param name="Shift">What is taken off, wrapping, before the comparison.</param>
/// <param name="Bound">The first masked and shifted code that goes right.</param>
internal readonly record struct WordTest(int Slot, int Left, int Right, ushort Plane, byte Mask, byte Shift, byte Bound);
