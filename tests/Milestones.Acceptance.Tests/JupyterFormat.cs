using System.Diagnostics;

namespace Milestones.Acceptance.Tests;

/// <summary>Jupyter's own library as the judge of notebooks: it shares no code with the writer.</summary>
internal static class JupyterFormat
{
    private const string Interpreter = "/usr/bin/python3"; // Debian's, which has Debian's packages
    private const int NotInstalled = 77;

    private const string Judge = """
        import sys
        try:
            import nbformat
        except ImportError:
            sys.exit(77)
        for path in sys.argv[1:]:
            notebook = nbformat.read(path, nbformat.NO_CONVERT)
            if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
                sys.exit(f"{path} is of format {notebook.nbformat}.{notebook.nbformat_minor}")
            nbformat.validate(notebook, relax_add_props=False)
        """;

    /// <summary>Has every notebook judged.</summary>
    public static async Task RequireValidAsync(params string[] paths)
    {
        var (exitCode, said) = File.Exists(Interpreter) ? await RunAsync(paths) : (NotInstalled, "");
        if (Environment.GetEnvironmentVariable("MILESTONES_REQUIRE_ALL") != "1")
        {
            Assert.SkipWhen(exitCode == NotInstalled, "Debian's python3-nbformat is not installed; tests/run installs it.");
        }

        Assert.True(exitCode == 0, said);
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(string[] paths)
    {
        using var process = Process.Start(new ProcessStartInfo(Interpreter, ["-c", Judge, .. paths]) { UseShellExecute = false, RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }
}
