using System.Text.Json.Nodes;
using Milestones.Notebooks.Format;

namespace Milestones.Notebooks;

/// <summary>A notebook: cells of prose and code, with what the code put out (Jupyter's notebook format 4.5).</summary>
public sealed record Notebook
{
    /// <summary>The cells, in order; their identifiers are unique.</summary>
    public required IReadOnlyList<NotebookCell> Cells { get; init; }

    /// <summary>What the notebook says of itself: kernel, language, and whatever other programs keep there.</summary>
    public required JsonObject Metadata { get; init; }

    /// <summary>Reads a notebook of format 4.x; cells without an identifier, as before 4.5, get one by their place.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NotebookException">The file is no such notebook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Notebook Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new NotebookException($"There is no notebook '{path}'.");
        }

        return NotebookReader.Read(File.ReadAllBytes(path), path);
    }

    /// <summary>The file's content, format 4.5: UTF-8, the same bytes for the same notebook.</summary>
    public byte[] ToBytes() => NotebookWriter.Write(this);
}

/// <summary>A cell.</summary>
public sealed record NotebookCell
{
    /// <summary>Identifier, unique in the notebook: 1 to 64 letters, digits, hyphens and underscores.</summary>
    public required string Id { get; init; }

    /// <summary>What is in it.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>Its text, lines separated by a line feed.</summary>
    public required string Source { get; init; }

    /// <summary>What the cell says of itself.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Pictures in the prose, by name; null: none.</summary>
    public JsonObject? Attachments { get; init; }

    /// <summary>What a code cell put out, in order.</summary>
    public IReadOnlyList<CellOutput> Outputs { get; init; } = [];

    /// <summary>The how-manieth execution of the kernel this was, from 1; null: not executed.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>The words by which other programs find the cell, such as <c>parameters</c>.</summary>
    public IEnumerable<string> Tags =>
        Metadata["tags"] is JsonArray tags ? tags.OfType<JsonValue>().Select(tag => tag.ToString()) : [];

    /// <summary>Whether the cell has a tag.</summary>
    public bool IsTagged(string tag) => Tags.Contains(tag, StringComparer.Ordinal);
}

/// <summary>What is in a cell.</summary>
public enum CellKind
{
    /// <summary>Prose, in Markdown.</summary>
    Markdown,

    /// <summary>Code to be executed.</summary>
    Code,

    /// <summary>Text that is neither.</summary>
    Raw,
}
