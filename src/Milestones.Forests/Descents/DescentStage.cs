namespace Milestones.Forests.Descents;

/// <summary>What rows go through in one piece.</summary>
/// <param name="chunk">The rows.</param>
/// <param name="routes">Where they go.</param>
internal sealed class DescentStage(RowChunk chunk, Routes routes)
{
    /// <summary>The rows.</summary>
    public RowChunk Chunk => chunk;

    /// <summary>Where they go.</summary>
    public Routes Routes => routes;

    /// <summary>Those that have left and wait for others which leave by the same exit, to go on together.</summary>
    public RowsByExit Waiting { get; } = new();
}
