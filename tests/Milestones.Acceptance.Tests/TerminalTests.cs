using System.Diagnostics;

namespace Milestones.Acceptance.Tests;

/// <summary>The tool on a terminal (a pseudo-terminal of util-linux' <c>script</c>) of a given width, with colours and without.</summary>
public sealed class TerminalTests
{
    private const string Colour = "\u001b[3"; // SGR 30 to 39: a colour of letters

    [Fact]
    public async Task Colours_are_used_on_a_terminal_and_left_out_with_NO_COLOR()
    {
        using var place = new Workplace();
        place.CopyHelpdesk("helpdesk");
        await Tool.DoAsync(place.Folder, "derive", "helpdesk/study.yaml", "--out", "out", "--quiet");

        var coloured = await ShowAsync(place.Folder, 120, noColor: false);
        var plain = await ShowAsync(place.Folder, 120, noColor: true);

        Assert.Contains(Colour, coloured, StringComparison.Ordinal);
        Assert.DoesNotContain(Colour, plain, StringComparison.Ordinal);
        Assert.Contains("█", plain, StringComparison.Ordinal);
        foreach (var width in new[] { 40, 80, 200 })
        {
            var lines = (await ShowAsync(place.Folder, width, noColor: true)).ReplaceLineEndings("\n").Split('\n').Select(WithoutEscapes).ToList();
            Assert.All(lines, line => Assert.True(line.Length <= width, line));
            Assert.Contains(lines, line => line.Contains("utilization", StringComparison.Ordinal) && line.Contains('█', StringComparison.Ordinal));
        }
    }

    private static async Task<string> ShowAsync(string folder, int width, bool noColor)
    {
        var show = $"stty cols {width}; dotnet {Path.Combine(AppContext.BaseDirectory, "milestones.dll")} show out/framework.json";
        var start = new ProcessStartInfo("script", ["-qec", show, "/dev/null"]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("COLUMNS");
        start.Environment.Remove("NO_COLOR");
        if (noColor)
        {
            start.Environment["NO_COLOR"] = "1";
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static string WithoutEscapes(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\u001b(?:\\[[0-9;?]*[A-Za-z]|[=>])", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
}
