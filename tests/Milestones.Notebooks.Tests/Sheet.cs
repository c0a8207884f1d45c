using System.Text.Json.Nodes;
using Milestones.Notebooks.Kernels;

namespace Milestones.Notebooks.Tests;

/// <summary>Notebooks made for a test, and how they are run.</summary>
internal static class Sheet
{
    public static KernelCommand Kernel { get; } = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "milestones.dll"), "notebook", "kernel"]);

    /// <summary>A notebook of C# with these code cells.</summary>
    public static Notebook Of(params string[] cells) => new()
    {
        Cells = [.. cells.Select((source, index) => Code($"c{index}", source))],
        Metadata = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["language"] = "C#", ["display_name"] = ".NET (C#)" } },
    };

    public static NotebookCell Code(string id, string source, params string[] tags) => new()
    {
        Id = id,
        Kind = CellKind.Code,
        Source = source,
        Metadata = tags.Length == 0 ? [] : new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) },
    };

    public static Task<NotebookRun> RunAsync(params string[] cells) => RunAsync(Of(cells));

    public static Task<NotebookRun> RunAsync(Notebook notebook, NotebookRunOptions? options = null, string? folder = null) =>
        NotebookRunner.RunAsync(notebook, folder ?? Repository.PathTo("tests"), Kernel, options, TestContext.Current.CancellationToken);

    /// <summary>The plain text, or the HTML, of what a cell showed or wrote, output by output.</summary>
    public static IEnumerable<string> Texts(this NotebookRun run, int cell) => run.Notebook.Cells[cell].Outputs.Select(output => output switch
    {
        StreamOutput stream => stream.Text,
        DisplayOutput shown => (shown.Data["text/html"] ?? shown.Data["text/plain"])!.GetValue<string>(),
        ErrorOutput error => string.Join('\n', error.Traceback),
        _ => "",
    });

    public static string Text(this NotebookRun run, int cell) => string.Join('|', run.Texts(cell));
}
