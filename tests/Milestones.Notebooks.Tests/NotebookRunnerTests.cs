using System.Text.Json.Nodes;

namespace Milestones.Notebooks.Tests;

public sealed class NotebookRunnerTests
{
    [Fact]
    public void Defaults_are_as_documented()
    {
        var options = new NotebookRunOptions();
        Assert.Empty(options.Parameters);
        Assert.Equal(TimeSpan.FromMinutes(10), options.CellTimeout);
        Assert.Same(TimeProvider.System, options.Time);
    }

    [Fact]
    public async Task Cells_run_as_in_the_kernel()
    {
        var run = await Sheet.RunAsync(
            "1 + 1",
            "var x = 2;",
            "x.ToString();",
            """Console.WriteLine("out"); Console.Error.Write("err"); display("mid"); Console.Write("put "); x""",
            """HTML("<b>bold</b>")""",
            "await Task.Delay(1); Enumerable.Range(0, 3).Select(i => i * x).ToList()",
            """var place = display("begun"); Console.Write("."); place.Update("done");""",
            """display("**m**", "text/markdown"); display(null);""",
            "#r \"System.Text.Json\"\nusing System.Text.Json;\nJsonSerializer.Serialize(new { x })",
            $"#r \"{Below(AppContext.BaseDirectory)}/Markdig.dll\"\nMarkdig.Markdown.ToHtml(\"*a*\")",
            "Console.ReadLine()",
            "var x = \"again\";",
            "x",
            "  ",
            "object nothing = null;\nnothing",
            "var builder = new StringBuilder(\"a\");\nbuilder");
        Assert.Null(run.Failure);
        Assert.Equal("2", run.Text(0));
        Assert.Empty(run.Texts(1));
        Assert.Empty(run.Texts(2));
        Assert.Equal(["out\n", "err", "mid", "put ", "2"], run.Texts(3));
        Assert.Equal("<b>bold</b>", run.Text(4));
        Assert.Equal("[ 0, 2, 4 ]", run.Text(5));
        Assert.Equal(["done", "."], run.Texts(6));
        Assert.Equal("**m**", ((DisplayOutput)run.Notebook.Cells[7].Outputs[0]).Data["text/markdown"]!.GetValue<string>());
        Assert.Equal("""{"x":2}""", run.Text(8));
        Assert.Equal("<p><em>a</em></p>\n", run.Text(9));
        Assert.Equal("<null>", run.Text(10));
        Assert.Equal("again", run.Text(12));
        Assert.Empty(run.Texts(13));
        Assert.Equal("<null>", run.Text(14));
        Assert.Equal("a", run.Text(15));

        // The format numbers what was executed; the value of the last expression bears the number of its cell.
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, null, 14, 15], run.Notebook.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal(4, run.Notebook.Cells[3].Outputs.OfType<DisplayOutput>().Last().ExecutionCount);
        Assert.Equal(15, run.Times.Count);
        Assert.Equal("var x = 2;", run.Times[1].FirstLine);
    }

    [Fact]
    public async Task An_exception_ends_the_run_with_cell_line_and_causes()
    {
        var run = await Sheet.RunAsync(
            "void Fall()\n{\n    throw new InvalidOperationException(\"outer\", new AggregateException(new FormatException(\"one\"), new TimeoutException(\"two\")));\n}",
            "Console.WriteLine(\"before\");\n\nFall();",
            "Console.WriteLine(\"never\");");
        Assert.Equal("System.InvalidOperationException", run.Failure!.Name);
        Assert.Equal("outer", run.Failure.Value);
        Assert.Equal("cell 2, line 3: System.InvalidOperationException: outer\n    Fall();", run.Failure.Traceback[0]);
        Assert.StartsWith("  because of System.AggregateException", run.Failure.Traceback[1], StringComparison.Ordinal);
        Assert.Equal("    because of System.FormatException: one", run.Failure.Traceback[2]);
        Assert.Equal("    because of System.TimeoutException: two", run.Failure.Traceback[3]);
        Assert.Contains(run.Failure.Traceback, line => line.EndsWith("in cell 1:line 3", StringComparison.Ordinal));
        Assert.Equal("before\n", run.Texts(1).First());
        Assert.Same(run.Failure, run.Notebook.Cells[1].Outputs[^1]);
        Assert.Empty(run.Notebook.Cells[2].Outputs);
        Assert.Null(run.Notebook.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task What_does_not_compile_is_said_with_cell_line_and_column()
    {
        var run = await Sheet.RunAsync("var a = 1;\nvar b = a + missing;");
        Assert.Equal("CompilationErrorException", run.Failure!.Name);
        Assert.StartsWith("cell 1, line 2, column 13: error CS0103:", run.Failure.Value, StringComparison.Ordinal);
        Assert.EndsWith("var b = a + missing;", run.Failure.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!fsharp\nlet a = 1", "cell 1, line 1: '#!fsharp' is a command of Polyglot Notebooks")]
    [InlineData("#r \"nuget: Some.Package\"", "cell 1, line 1: '#r \"nuget: Some.Package\"' asks for a package")]
    [InlineData("#r \"nowhere.dll\"", "cell 1, line 1, column 1: error CS0006")]
    public async Task What_only_a_kernel_can_do_is_refused(string source, string says) =>
        Assert.StartsWith(says, (await Sheet.RunAsync(source)).Failure!.Value, StringComparison.Ordinal);

    [Fact]
    public async Task An_endless_loop_is_ended()
    {
        var run = await Sheet.RunAsync(Sheet.Of("while (true) { }", "1"), new NotebookRunOptions { CellTimeout = TimeSpan.FromSeconds(4) });
        Assert.Equal("CellTimeout", run.Failure!.Name);
        Assert.StartsWith("cell 1: took longer than 4 seconds and was ended.", run.Failure.Value, StringComparison.Ordinal);
        Assert.Null(run.Notebook.Cells[1].ExecutionCount);
    }

    [Theory]
    [InlineData("for (var i = 0; i < 100_000; i++) Console.WriteLine(new string('x', 1000));", 1_000_000, 1_000_200)]
    [InlineData("Console.Write(new string('x', 100_000_000));", 1_000_000, 1_000_200)]
    [InlineData("var raw = Console.OpenStandardOutput(); var megabyte = new byte[1_000_000]; Array.Fill(megabyte, (byte)'x'); for (var i = 0; i < 100; i++) raw.Write(megabyte); raw.Flush();", 0, 1_000_000)]
    [InlineData("new string('x', 100_000_000)", 0, 1000)]
    [InlineData("display(HTML(new string('x', 100_000_000)));", 0, 1000)]
    public async Task A_hundred_megabytes_of_output_are_cut_short(string source, int least, int most)
    {
        var run = await Sheet.RunAsync(source, "\"still here\"");
        Assert.InRange(run.Texts(0).Sum(text => text.Length), least, most);
        Assert.Equal(!source.StartsWith("var raw", StringComparison.Ordinal), run.Text(0).Contains("left out", StringComparison.Ordinal));
        Assert.Equal("still here", run.Texts(1).Last());
    }

    [Theory]
    [InlineData("Environment.Exit(3);", "ended with code 3")]
    [InlineData("Environment.FailFast(\"broken beyond repair\");", "ended with code")]
    [InlineData("int Deep(int i) => Deep(i + 1) + 1;\nDeep(0)", "ended with code")]
    public async Task A_process_that_dies_is_said(string source, string says)
    {
        var run = await Sheet.RunAsync("1", source, "2");
        Assert.Equal("KernelEnded", run.Failure!.Name);
        Assert.Contains(says, run.Failure.Value, StringComparison.Ordinal);
        Assert.Null(run.Notebook.Cells[2].ExecutionCount);
        if (source.Contains("FailFast", StringComparison.Ordinal))
        {
            Assert.Contains("broken beyond repair", run.Text(1), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Parameters_take_the_place_of_their_defaults()
    {
        var notebook = Sheet.Of() with
        {
            Cells = [Sheet.Code("p", "var path = \"here\"; double share = 0.5;", "parameters"), Sheet.Code("use", "$\"{path} {share / 4}\"")],
        };
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["share"] = "1", ["path"] = Repository.PathTo("src", "Milestones.Cli") };
        var run = await Sheet.RunAsync(notebook, new NotebookRunOptions { Parameters = values });
        Assert.Equal("../src/Milestones.Cli 0.25", run.Text(2));
        Assert.Equal(["cell 1", "injected parameters", "cell 2"], run.Times.Select(cell => cell.Label));

        var unknown = new NotebookRunOptions { Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["shares"] = "1" } };
        var refusal = await Assert.ThrowsAsync<NotebookException>(() => Sheet.RunAsync(notebook, unknown));
        Assert.Equal("The notebook has no parameter 'shares'. It has: path, share.", refusal.Message);
    }

    [Fact]
    public async Task No_output_tells_where_it_was_run()
    {
        var run = await Sheet.RunAsync(
            "Environment.CurrentDirectory + \" and \" + System.IO.Path.GetFullPath(\"../src/x.cs\") + \", \" + AppContext.BaseDirectory",
            "HTML($\"<a href='{Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)}/.profile'>{typeof(object).Assembly.Location}</a>\")",
            "Console.Write(\"/home/settings https://example.org/usr/bin </td> 1/2 /usr\"); System.IO.File.ReadAllText(System.IO.Path.Combine(System.IO.Path.GetTempPath(), \"nowhere.txt\"));");
        Assert.Equal($". and ../src/x.cs, {Below(AppContext.BaseDirectory)}/", run.Text(0));
        Assert.Equal("<a href='~/.profile'>…/System.Private.CoreLib.dll</a>", run.Text(1));
        Assert.Equal("/home/settings https://example.org/usr/bin </td> 1/2 …/usr", run.Texts(2).First());
        Assert.Contains("'…/tmp/nowhere.txt'", run.Failure!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(Repository.Root, System.Text.Encoding.UTF8.GetString(run.Notebook.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_language_is_refused()
    {
        var python = Sheet.Of("1") with { Metadata = (JsonObject)JsonNode.Parse("""{"kernelspec": {"language": "python"}}""")! };
        Assert.Equal("The notebook is of the language 'python'. Only C# is run here.", (await Assert.ThrowsAsync<NotebookException>(() => Sheet.RunAsync(python))).Message);
        Assert.Contains("does not say of which language", (await Assert.ThrowsAsync<NotebookException>(() => Sheet.RunAsync(Sheet.Of("1") with { Metadata = [] }))).Message, StringComparison.Ordinal);

        var mixed = Sheet.Of("1", "2");
        mixed = mixed with { Cells = [mixed.Cells[0], mixed.Cells[1] with { Metadata = (JsonObject)JsonNode.Parse("""{"polyglot_notebook": {"kernelName": "fsharp"}}""")! }] };
        Assert.StartsWith("Cell 2 of the notebook is of the language 'fsharp'.", (await Assert.ThrowsAsync<NotebookException>(() => Sheet.RunAsync(mixed))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"file": "run", "reason": "never said"}""", null)]
    [InlineData("""{"file": "nowhere/at.all", "reason": "Build it first."}""", "Build it first.")]
    public void A_notebook_says_what_it_requires(string requires, string? reason) =>
        Assert.Equal(reason, NotebookRunner.ReasonToSkip(Requiring(requires), Repository.PathTo("tests")));

    [Theory]
    [InlineData("\"a file\"")]
    [InlineData("""{"file": "nowhere"}""")]
    [InlineData("""{"file": 1, "reason": "x"}""")]
    public void A_requirement_that_cannot_be_read_is_refused(string requires) =>
        Assert.Contains("'requires'", Assert.Throws<NotebookException>(() => NotebookRunner.ReasonToSkip(Requiring(requires), Repository.PathTo("tests"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_run_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            NotebookRunner.RunAsync(Sheet.Of("while (true) { }"), Repository.Root, Sheet.Kernel, null, cancellation.Token));
    }

    private static Notebook Requiring(string requires) => Sheet.Of("1") with { Metadata = new JsonObject { ["requires"] = JsonNode.Parse(requires) } };

    /// <summary>A place as the notebooks of these tests see it, from the tests' folder.</summary>
    private static string Below(string path) => "./" + Path.GetRelativePath(Repository.PathTo("tests"), path).TrimEnd('/');
}
