using Milestones.Evidence;
using Spectre.Console;

namespace Milestones.Cli;

/// <summary>
/// Where people read: results on standard output, progress and errors on standard error. Everything that the
/// program says goes through here. Colours follow NO_COLOR and are left out where the output is not a terminal.
/// </summary>
internal sealed class Terminal
{
    private const int WidthOfFiles = 120;

    private readonly IAnsiConsole _progress = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>For results: tables and sentences.</summary>
    public IAnsiConsole Output { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Says that something went wrong, in one block.</summary>
    public static void Error(string message) => Console.Error.WriteLine($"milestones: {message}");

    /// <summary>Standard output as bytes, for data.</summary>
    public static Stream OpenOutput() => Console.OpenStandardOutput();

    /// <summary>Says a sentence that is not a result, such as where the results are.</summary>
    public static void Tell(string sentence) => Console.Error.WriteLine(sentence);

    /// <summary>Does work under a progress bar, which is only drawn on a terminal.</summary>
    /// <param name="quiet">Draw none at all.</param>
    /// <param name="work">The work, told where to report to; null: nobody listens.</param>
    public T WithProgress<T>(bool quiet, Func<IProgress<AnalysisProgress>?, T> work)
    {
        if (quiet || Console.IsErrorRedirected)
        {
            return work(null);
        }

        return _progress.Progress().AutoClear(true).Start(context => work(new ProgressBar(context)));
    }

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (redirected)
        {
            console.Profile.Width = DeclaredWidth() ?? WidthOfFiles;
        }

        return console;
    }

    private static int? DeclaredWidth() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0 ? columns : null;

    /// <summary>One line per step; a step that begins ends the one before.</summary>
    private sealed class ProgressBar(ProgressContext context) : IProgress<AnalysisProgress>
    {
        private readonly Lock _gate = new();
        private ProgressTask? _task;

        public void Report(AnalysisProgress value)
        {
            lock (_gate)
            {
                var description = Markup.Escape(value.Step);
                if (!string.Equals(_task?.Description, description, StringComparison.Ordinal))
                {
                    _task?.Value(1);
                    _task = context.AddTask(description, maxValue: 1);
                }

                _task!.Value(value.Share);
            }
        }
    }
}
