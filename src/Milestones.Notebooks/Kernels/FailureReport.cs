using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace Milestones.Notebooks.Kernels;

/// <summary>Says what went wrong in a cell, and on which line.</summary>
internal static class FailureReport
{
    public static CellFailed Of(Exception failure, CellRequest cell) => failure switch
    {
        CompilationErrorException compilation => NotCompiled(compilation, cell),
        CellException { Thrown: var thrown } => Threw(thrown, cell),
        NotebookException notebook => new CellFailed("NotebookException", notebook.Message, [notebook.Message]),
        _ => Threw(failure, cell),
    };

    private static CellFailed NotCompiled(CompilationErrorException compilation, CellRequest cell)
    {
        var errors = compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var lines = errors.ConvertAll(error =>
        {
            var start = error.Location.GetLineSpan().StartLinePosition;
            return $"{Place(cell, start.Line + 1)}, column {start.Character + 1}: error {error.Id}: {error.GetMessage()}{Quote(cell, start.Line + 1)}";
        });
        return new CellFailed("CompilationErrorException", lines.Count > 0 ? lines[0] : compilation.Message, lines);
    }

    private static CellFailed Threw(Exception thrown, CellRequest cell)
    {
        var line = LineOf(thrown, cell);
        var lines = new List<string> { $"{Place(cell, line)}: {thrown.GetType().FullName}: {thrown.Message}{Quote(cell, line)}" };
        Explain(thrown, "  ", lines);
        lines.AddRange((thrown.StackTrace ?? "").Split('\n').Select(Frame).Where(IsOfTheUser));
        return new CellFailed(thrown.GetType().FullName!, thrown.Message, lines);
    }

    private static void Explain(Exception thrown, string indent, List<string> lines)
    {
        IEnumerable<Exception> inner = thrown is AggregateException aggregate ? aggregate.InnerExceptions : thrown.InnerException is { } one ? [one] : [];
        foreach (var cause in inner)
        {
            lines.Add($"{indent}because of {cause.GetType().FullName}: {cause.Message}");
            Explain(cause, indent + "  ", lines);
        }
    }

    /// <summary>The line of the cell that was being executed, from 1; null where the exception does not come through the cell.</summary>
    private static int? LineOf(Exception thrown, CellRequest cell) => new StackTrace(thrown, fNeedFileInfo: true).GetFrames()
        .LastOrDefault(frame => Path.GetFileName(frame.GetFileName()) == cell.Label && frame.GetFileLineNumber() > 0)?.GetFileLineNumber();

    private static string Place(CellRequest cell, int? line) => line is null ? cell.Label : $"{cell.Label}, line {line}";

    private static string Quote(CellRequest cell, int? line) =>
        cell.Code.Split('\n').ElementAtOrDefault((line ?? 0) - 1) is { } text ? $"\n    {text.Trim()}" : "";

    /// <summary>A cell is no file, though the runtime takes its label for the name of one in the notebook's folder.</summary>
    private static string Frame(string frame) => frame.TrimEnd().Replace(Environment.CurrentDirectory + Path.DirectorySeparatorChar + "cell ", "cell ", StringComparison.Ordinal);

    /// <summary>The frames of the machinery that executes cells tell the reader nothing.</summary>
    private static bool IsOfTheUser(string frame) => frame.Length > 0
        && !frame.Contains("Microsoft.CodeAnalysis.Scripting.", StringComparison.Ordinal)
        && !frame.StartsWith("--- End of stack trace", StringComparison.Ordinal);
}
