using System.Text.Json.Nodes;

namespace Milestones.Notebooks.Running;

/// <summary>The language of a notebook, of which there are several places that tell.</summary>
internal static class NotebookLanguage
{
    /// <summary>Refuses a notebook, or a cell of it, that is not of C#.</summary>
    public static void RequireCSharp(Notebook notebook)
    {
        var language = Text(notebook.Metadata["kernelspec"], "language") ?? Text(notebook.Metadata["language_info"], "name");
        if (language is null)
        {
            throw new NotebookException("The notebook does not say of which language it is: its metadata has no kernelspec with a language. Only C# is run here.");
        }

        if (!IsCSharp(language))
        {
            throw new NotebookException($"The notebook is of the language '{language}'. Only C# is run here.");
        }

        foreach (var (index, cell) in notebook.Cells.Index().Where(cell => cell.Item.Kind == CellKind.Code))
        {
            var own = Text(cell.Metadata["polyglot_notebook"], "kernelName") ?? Text(cell.Metadata["dotnet_interactive"], "language");
            if (own is not null && !IsCSharp(own))
            {
                throw new NotebookException($"Cell {index + 1} of the notebook is of the language '{own}'. Only C# is run here.");
            }
        }
    }

    private static bool IsCSharp(string language) => language.ToUpperInvariant() is "C#" or "CSHARP" or "POLYGLOT-NOTEBOOK";

    private static string? Text(JsonNode? owner, string name) =>
        owner is JsonObject members && members[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
