using System.Text.Json.Nodes;
using Milestones.Acceptance.Tests;
using Milestones.Notebooks;

namespace Milestones.MLNet.Tests;

/// <summary>The notebook of the bridge, run by the tool that has it.</summary>
public sealed class NotebookTests
{
    [Fact]
    public async Task The_notebook_shows_both_engines_side_by_side()
    {
        Assert.SkipUnless(
            NotebookRunner.ReasonToSkip(Notebook.Load(Path), Repository.PathTo("notebooks")) is null, "The tool with the bridge was built elsewhere than the notebook looks for it.");
        using var place = new Workplace();
        await Tool.DoAsync(place.Folder, "sample", "--customers", "1200", "--seed", "4", "--out", "study");
        File.AppendAllText(place.PathTo("study", "study.yaml"), "\nforest: {trees: 30, shadow_refits: 0, stability_refits: 0}\n");
        await Tool.DoAsync(place.Folder, "notebook", "run", Path, "-p", $"study={place.PathTo("study", "study.yaml")}", "--out", "rendered", "--html");

        var rendered = Notebook.Load(place.PathTo("rendered", System.IO.Path.GetFileName(Path)));
        Assert.DoesNotContain(rendered.Cells, cell => cell.Kind == CellKind.Code && cell.ExecutionCount is null);
        var outputs = rendered.Cells.SelectMany(cell => cell.Outputs).ToList();
        Assert.DoesNotContain(outputs, output => output is ErrorOutput);
        var tables = outputs.OfType<DisplayOutput>().Select(shown => shown.Data["text/plain"]).OfType<JsonValue>().Select(text => text.GetValue<string>()).ToList();
        Assert.Contains(tables, table => table.Contains("fastforest ", StringComparison.Ordinal) && table.Contains("milestones ", StringComparison.Ordinal));
        Assert.Contains(tables, table => table.Contains("depends on the engine", StringComparison.Ordinal));
        Assert.Contains(outputs.OfType<StreamOutput>(), written => written.Text.Contains("fastforest.rank", StringComparison.Ordinal));
        Assert.Contains(outputs.OfType<StreamOutput>(), written => written.Text.Contains("next_step", StringComparison.Ordinal));
    }

    private static string Path => Repository.PathTo("notebooks", "08-mlnet-engine.ipynb");
}
