using System.Text.Json.Nodes;
using Milestones.Notebooks;

namespace Milestones.Acceptance.Tests;

/// <summary><c>milestones notebook run</c> as a user calls it.</summary>
public sealed class NotebookCommandTests
{
    [Fact]
    public async Task A_notebook_runs_with_its_parameters_and_is_written_elsewhere()
    {
        using var place = new Workplace();
        WriteNotebook(place.PathTo("in", "first.ipynb"), "var x = 1;", "display(x); x + 1");
        WriteNotebook(place.PathTo("in", "second.ipynb"), "var y = \"y\";", "y");
        var before = Workplace.Fingerprint(place.PathTo("in"));

        var result = await Tool.DoAsync(place.Folder, "notebook", "run", "in/first.ipynb", "in/second.ipynb", "-p", "x=41", "--html", "--timeout", "300");

        Assert.Equal(before, Workplace.Fingerprint(place.PathTo("in")));
        var first = Notebook.Load(place.PathTo("out", "notebooks", "first.ipynb"));
        Assert.Equal("42", ((DisplayOutput)first.Cells[2].Outputs[1]).Data["text/plain"]!.GetValue<string>());
        Assert.Equal("y", ((DisplayOutput)Notebook.Load(place.PathTo("out", "notebooks", "second.ipynb")).Cells[1].Outputs[0]).Data["text/plain"]!.GetValue<string>());
        Assert.Contains("<pre>42</pre>", File.ReadAllText(place.PathTo("out", "notebooks", "first.html")), StringComparison.Ordinal);
        Assert.Contains("injected parameters", result.Output, StringComparison.Ordinal);
        await JupyterFormat.RequireValidAsync(place.PathTo("out", "notebooks", "first.ipynb"));
    }

    [Fact]
    public async Task A_cell_that_fails_is_said_and_written_and_the_other_notebooks_still_run()
    {
        using var place = new Workplace();
        WriteNotebook(place.PathTo("bad.ipynb"), "var x = 1;", "\nthrow new InvalidOperationException(\"so it goes\");");
        WriteNotebook(place.PathTo("good.ipynb"), "var x = 1;", "x");
        var result = await Tool.RunAsync(place.Folder, "notebook", "run", "bad.ipynb", "good.ipynb", "--out", "run");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("bad.ipynb: cell 2, line 2: System.InvalidOperationException: so it goes", result.Error, StringComparison.Ordinal);
        Assert.Equal("so it goes", ((ErrorOutput)Notebook.Load(place.PathTo("run", "bad.ipynb")).Cells[1].Outputs[0]).Value);
        Assert.Single(Notebook.Load(place.PathTo("run", "good.ipynb")).Cells[1].Outputs);
        await JupyterFormat.RequireValidAsync(place.PathTo("run", "bad.ipynb"));
    }

    [Fact]
    public async Task A_notebook_that_lacks_what_it_requires_is_skipped_with_its_reason()
    {
        using var place = new Workplace();
        WriteNotebook(place.PathTo("a.ipynb"), "var x = 1;", "x");
        var notebook = Notebook.Load(place.PathTo("a.ipynb"));
        notebook.Metadata["requires"] = new JsonObject { ["file"] = "bridge.dll", ["reason"] = "Build the bridge first." };
        File.WriteAllBytes(place.PathTo("a.ipynb"), notebook.ToBytes());
        var result = await Tool.DoAsync(place.Folder, "notebook", "run", "a.ipynb", "--out", "run");
        Assert.Contains("Skipped a.ipynb: Build the bridge first.", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathTo("run")));
    }

    [Theory]
    [InlineData(1, "There is no parameter 'z'. There are: x.", "a.ipynb", "-p", "z=1")]
    [InlineData(1, "declared as 'int'; 'one' is no value", "a.ipynb", "-p", "x=one")]
    [InlineData(1, "'a.ipynb' would be overwritten by its own outputs", "a.ipynb", "--out", ".")]
    [InlineData(1, "'broken.ipynb' is not valid JSON. line 1", "broken.ipynb")]
    [InlineData(1, "no notebook 'nowhere.ipynb'", "nowhere.ipynb")]
    [InlineData(1, "Several notebooks have the name 'a.ipynb'", "a.ipynb", "more/a.ipynb")]
    [InlineData(2, "--parameter must be NAME=VALUE, found 'x'", "a.ipynb", "-p", "x")]
    [InlineData(2, "--parameter gives 'x' more than once", "a.ipynb", "-p", "x=1", "-p", "x=2")]
    [InlineData(2, "milestones notebook run --help")]
    public async Task What_cannot_be_run_is_said_and_nothing_is_written(int exitCode, string says, params string[] arguments)
    {
        using var place = new Workplace();
        WriteNotebook(place.PathTo("a.ipynb"), "var x = 1;", "x");
        WriteNotebook(place.PathTo("more", "a.ipynb"), "var x = 1;", "x");
        File.WriteAllText(place.PathTo("broken.ipynb"), "{\"cells\": [");
        var before = Workplace.Fingerprint(place.Folder);
        var result = await Tool.RunAsync(place.Folder, ["notebook", "run", .. arguments]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Workplace.Fingerprint(place.Folder));
    }

    /// <summary>Writes a notebook of two code cells, the first of which declares the parameters.</summary>
    private static void WriteNotebook(string path, string parameters, string code)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, new Notebook
        {
            Metadata = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["language"] = "C#", ["display_name"] = ".NET (C#)" } },
            Cells =
            [
                new NotebookCell { Id = "parameters", Kind = CellKind.Code, Source = parameters, Metadata = new JsonObject { ["tags"] = new JsonArray("parameters") } },
                new NotebookCell { Id = "code", Kind = CellKind.Code, Source = code },
            ],
        }.ToBytes());
    }
}
