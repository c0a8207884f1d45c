namespace Milestones.Forests.Descents;

/// <summary>Rows of a chunk that are at a node.</summary>
/// <param name="First">The first row …</param>
/// <param name="End">… and the one behind the last.</param>
/// <param name="Node">The node.</param>
/// <param name="Codes">What they may have received.</param>
internal readonly record struct Batch(int First, int End, int Node, CodeRange Codes);
