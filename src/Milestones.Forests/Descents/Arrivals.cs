using System.Runtime.Intrinsics;

namespace Milestones.Forests.Descents;

/// <summary>Takes note of rows that have gone down to leaves.</summary>
internal abstract class Arrivals
{
    /// <summary>Whether some row may receive one of the codes; where none may, none are sent.</summary>
    public abstract bool CanReceive(CodeRange codes);

    /// <summary>Which rows take part: 255 or 0 for each.</summary>
    /// <param name="rows">Some rows.</param>
    /// <param name="first">The first that is asked about; the next 63 are too.</param>
    public abstract Vector512<byte> TakingPart(RowChunk rows, int first);

    /// <summary>Rows are in a leaf.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="leaf">The leaf.</param>
    /// <param name="codes">What they may have received.</param>
    public abstract void Arrive(ReadOnlySpan<LabelledRow> rows, int leaf, CodeRange codes);

    /// <summary>Rows have left a lowest piece, and are in leaves.</summary>
    /// <param name="departures">The rows.</param>
    /// <param name="routes">How they came.</param>
    /// <param name="chunk">Where they are from.</param>
    public abstract void Arrive(Departures departures, Routes routes, RowChunk chunk);
}
