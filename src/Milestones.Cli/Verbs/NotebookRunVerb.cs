using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Milestones.Notebooks;
using Milestones.Reporting;
using Milestones.Workbench;
using Spectre.Console;

namespace Milestones.Cli.Verbs;

/// <summary><c>milestones notebook run</c>: notebooks from the first cell to the last, with parameters.</summary>
internal static class NotebookRunVerb
{
    public static Command Create(Terminal terminal)
    {
        var notebooks = new Argument<string[]>("notebooks.ipynb") { Description = "The notebooks.", Arity = ArgumentArity.OneOrMore };
        var parameters = new Option<string[]>("--parameter", "-p")
        {
            Description = "Value of a parameter, in every notebook that has it; paths are relative to the notebook",
            HelpName = "NAME=VALUE",
            DefaultValueFactory = _ => [],
        };
        parameters.Validators.Add(RequireNameAndValue);
        var output = new Option<string>("--out") { Description = "Folder for the notebooks with their outputs", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("out", "notebooks") };
        var html = new Option<bool>("--html") { Description = "Write each as a page as well, with figures that work offline" };
        var timeout = SharedOptions.WithinRange("--timeout", "SECONDS", "Time that a cell may take", 1, 1_000_000, (int)new NotebookRunOptions().CellTimeout.TotalSeconds);
        var command = new Command("run", "Run notebooks of C# cells from the first cell to the last, and write them with their outputs.") { notebooks, parameters, output, html, timeout };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            parsed.GetRequiredValue(notebooks),
            parsed.GetRequiredValue(parameters).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal),
            new Destination(parsed.GetRequiredValue(output), parsed.GetValue(html)),
            TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string[] paths, Dictionary<string, string> values, Destination destination, TimeSpan timeout, CancellationToken cancellation)
    {
        destination.RequireRoomFor(paths);
        var sources = paths.Select(path => (Path: path, Notebook: Notebook.Load(path))).ToList();
        RefuseUnknown(values.Keys, sources.ConvertAll(source => source.Notebook));

        var exitCode = ExitCode.Done;
        foreach (var (path, notebook) in sources)
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            try
            {
                if (NotebookRunner.ReasonToSkip(notebook, folder) is { } reason)
                {
                    Terminal.Tell($"Skipped {path}: {reason}");
                    continue;
                }

                Terminal.Tell($"Running {path} …");
                var known = NotebookRunner.ParametersOf(notebook);
                var options = new NotebookRunOptions
                {
                    Parameters = values.Where(value => known.Contains(value.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal),
                    CellTimeout = timeout,
                };
                var run = await NotebookRunner.RunAsync(notebook, folder, NotebookVerb.KernelCommand(), options, cancellation);
                destination.Write(run.Notebook, path);
                terminal.Output.Write(Summary(path, run));
                if (run.Failure is { } failure)
                {
                    Terminal.Error($"{path}: {string.Join(Environment.NewLine, failure.Traceback)}");
                    exitCode = ExitCode.Failed;
                }
            }
            catch (NotebookException failure)
            {
                Terminal.Error($"{path}: {failure.Message}");
                exitCode = ExitCode.Failed;
            }
        }

        Terminal.Tell($"The notebooks with their outputs are in {destination.Folder}.");
        return exitCode;
    }

    private static void RequireNameAndValue(OptionResult result)
    {
        var texts = result.Tokens.Select(token => token.Value).ToList();
        if (texts.Find(text => text.IndexOf('=', StringComparison.Ordinal) < 1) is { } wrong)
        {
            result.AddError($"--parameter must be NAME=VALUE, found '{wrong}'.");
        }
        else if (texts.CountBy(text => text.Split('=')[0], StringComparer.Ordinal).FirstOrDefault(name => name.Value > 1).Key is { } twice)
        {
            result.AddError($"--parameter gives '{twice}' more than once.");
        }
    }

    private static void RefuseUnknown(IEnumerable<string> names, List<Notebook> notebooks)
    {
        var known = notebooks.SelectMany(NotebookRunner.ParametersOf).Distinct(StringComparer.Ordinal).ToList();
        if (names.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new NotebookException(known.Count == 0
                ? $"There is no parameter '{unknown}': no code cell is tagged 'parameters'."
                : $"There is no parameter '{unknown}'. There are: {string.Join(", ", known)}.");
        }
    }

    private static Table Summary(string path, NotebookRun run)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape(Path.GetFileName(path))) };
        table.AddColumns(new TableColumn("cell"), new TableColumn("begins with"), new TableColumn("seconds").RightAligned());
        foreach (var cell in run.Times)
        {
            table.AddRow(Markup.Escape(cell.Label), Markup.Escape(Shortened(cell.FirstLine)), Seconds(cell.Elapsed));
        }

        table.AddRow("all", "", Seconds(run.Times.Aggregate(TimeSpan.Zero, (sum, cell) => sum + cell.Elapsed)));
        return table;
    }

    private static string Shortened(string line) => line.Length <= 70 ? line : line[..69] + "…";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0");

    /// <summary>Where the notebooks with their outputs go: never over the ones they come from, or over each other.</summary>
    private sealed record Destination(string Folder, bool Html)
    {
        public void RequireRoomFor(string[] paths)
        {
            foreach (var path in paths)
            {
                if (Path.GetFullPath(path) == Path.GetFullPath(PathOf(path)))
                {
                    throw new NotebookException($"'{path}' would be overwritten by its own outputs. Name another folder by --out.");
                }
            }

            var twice = paths.GroupBy(path => Path.GetFileName(path), StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
            if (twice is not null)
            {
                throw new NotebookException($"Several notebooks have the name '{twice.Key}', and would overwrite each other in '{Folder}'. Run them one by one.");
            }
        }

        public void Write(Notebook notebook, string path)
        {
            OutputFolder.WriteFile(PathOf(path), stream => stream.Write(notebook.ToBytes()));
            if (Html)
            {
                var name = Path.GetFileNameWithoutExtension(path);
                OutputFolder.WriteFile(Path.Combine(Folder, name + ".html"), stream => stream.Write(Encoding.UTF8.GetBytes(NotebookHtml.Write(notebook, name, FigureScript.Code))));
            }
        }

        private string PathOf(string path) => Path.Combine(Folder, Path.GetFileName(path));
    }
}
