using System.Text.Json.Nodes;

namespace Milestones.Notebooks;

/// <summary>Something that a cell put out.</summary>
public abstract record CellOutput;

/// <summary>Text written to the console.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">What was written.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>A value that was shown, in several forms of which a reader picks the richest it can show.</summary>
/// <param name="Data">A form per media type; JSON for media types of JSON, text for all others.</param>
/// <param name="ExecutionCount">The cell's execution, if this is the value of its last expression; null: shown on the way.</param>
public sealed record DisplayOutput(JsonObject Data, int? ExecutionCount = null) : CellOutput
{
    /// <summary>What the output says of itself.</summary>
    public JsonObject Metadata { get; init; } = [];
}

/// <summary>What went wrong.</summary>
/// <param name="Name">Kind of the error.</param>
/// <param name="Value">The message.</param>
/// <param name="Traceback">Where it happened, a line each.</param>
public sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback) : CellOutput;
