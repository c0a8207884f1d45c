namespace Milestones.Usage.Rows;

/// <summary>A stretch of a chunk.</summary>
/// <param name="Start">First byte.</param>
/// <param name="Length">Number of bytes; −1: the row doesn't have the field.</param>
internal readonly record struct FieldRange(int Start, int Length);
