using System.Runtime.Intrinsics;

namespace Milestones.Forests.Descents;

/// <summary>What rows go through in one tier.</summary>
/// <param name="chunk">The rows.</param>
/// <param name="subtree">The subtree that some of them go down.</param>
internal sealed class DescentStage(RowChunk chunk, OpenSubtree subtree)
{
    private ulong[] _slots = [];

    /// <summary>The rows.</summary>
    public RowChunk Chunk => chunk;

    /// <summary>The subtree that some of them go down.</summary>
    public OpenSubtree Subtree => subtree;

    /// <summary>How many rows have been listed in the chunk, to be turned over together.</summary>
    public int Listed => Waiting.Count == 0 ? 0 : Waiting[^1].End;

    /// <summary>The batches that they are in.</summary>
    public List<Batch> Waiting { get; } = [];

    /// <summary>The rows that go on to the next stage, by exit.</summary>
    public List<Crowd> Crowds { get; } = [];

    /// <summary>The same, at least so many of them.</summary>
    public List<Crowd> CrowdsFor(int exits)
    {
        while (Crowds.Count < exits)
        {
            Crowds.Add(new Crowd());
        }

        return Crowds;
    }

    /// <summary>Slots for words of rows; two vectors may begin at the last.</summary>
    public ulong[] Slots(int count)
    {
        WorkingSpace.ReserveForGrowth(ref _slots, count + (2 * Vector512<ulong>.Count));
        return _slots;
    }
}
