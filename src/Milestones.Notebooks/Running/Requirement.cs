using System.Text.Json.Nodes;

namespace Milestones.Notebooks.Running;

/// <summary>What must be there before a notebook can run, as its metadata say: <c>"requires": {"file": …, "reason": …}</c>, the file relative to
/// the notebook, the reason what to say where it is missing.</summary>
internal static class Requirement
{
    /// <summary>Why a notebook cannot run here; null: it can.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="NotebookException">The metadata say it otherwise.</exception>
    public static string? Missing(Notebook notebook, string folder)
    {
        if (notebook.Metadata["requires"] is not { } requires)
        {
            return null;
        }

        return requires is JsonObject members && Text(members["file"]) is { } file && Text(members["reason"]) is { } reason
            ? File.Exists(Path.Combine(folder, file)) ? null : reason
            : throw new NotebookException("The notebook's metadata have a 'requires' that cannot be used, expected {\"file\": …, \"reason\": …}.");
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
