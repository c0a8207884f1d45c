using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Milestones.Notebooks.Kernels;

/// <summary>What the runner asks of the kernel: one line of JSON per cell.</summary>
/// <param name="Label">How messages call the cell.</param>
/// <param name="Code">Its source.</param>
internal sealed record CellRequest(string Label, string Code);

/// <summary>What the kernel tells the runner while a cell runs: one line of JSON per event.</summary>
[JsonDerivedType(typeof(TextWritten), "written")]
[JsonDerivedType(typeof(ValueShown), "shown")]
[JsonDerivedType(typeof(ValueUpdated), "updated")]
[JsonDerivedType(typeof(ValueReturned), "returned")]
[JsonDerivedType(typeof(CellFailed), "failed")]
[JsonDerivedType(typeof(CellFinished), "finished")]
internal abstract record KernelEvent
{
    public string ToLine() => JsonSerializer.Serialize(this);

    public static KernelEvent FromLine(string line) => JsonSerializer.Deserialize<KernelEvent>(line)!;
}

/// <summary>Text came on a stream of the console.</summary>
internal sealed record TextWritten(string Stream, string Text) : KernelEvent;

/// <summary>A value is shown, in a place that can be shown anew.</summary>
internal sealed record ValueShown(string Place, JsonObject Forms) : KernelEvent;

/// <summary>A place shows another value.</summary>
internal sealed record ValueUpdated(string Place, JsonObject Forms) : KernelEvent;

/// <summary>The value of the cell's last expression.</summary>
internal sealed record ValueReturned(JsonObject Forms) : KernelEvent;

/// <summary>The cell failed.</summary>
internal sealed record CellFailed(string Name, string Message, IReadOnlyList<string> Traceback) : KernelEvent;

/// <summary>The cell is done, well or not.</summary>
internal sealed record CellFinished : KernelEvent;
