using Milestones.Framework.Tests;
using Spectre.Console;

namespace Milestones.Reporting.Tests;

public sealed class TerminalSummaryTests
{
    private static readonly bool[] Outcome = [true, true, true, true, false, false, false, false];

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(160)]
    [InlineData(200)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        var summary = Render(new SyntheticEvidence(Outcome).With("a feature with a rather long name in the catalog", "automation", Outcome), width);
        Assert.All(summary.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= width, line));
        Assert.Contains("50.0 %", summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40, 25)]
    [InlineData(80, 40)]
    [InlineData(200, 40)]
    public void A_bar_is_as_long_as_its_share_of_the_room(int width, int room)
    {
        var lines = Render(new TerminalBars([("all", 1, "100.0 %"), ("half", 0.5, "50.0 %"), ("none", 0, "0.0 %")]), width, unicode: true);

        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.Equal(room, lines[0].Count(c => c == '█'));
        Assert.Equal(lines[0].Count(c => c == '█'), 2 * lines[1].Count(c => c == '█') + (lines[1].Contains('▌', StringComparison.Ordinal) ? 1 : 0));
        Assert.Equal(0, lines[2].Count(c => c == '█'));
        Assert.EndsWith("50.0 %", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_room_for_bars_labels_and_numbers_are_left()
    {
        var lines = Render(new TerminalBars([("a long label", 0.5, "50.0 % (40.0–60.0 %)")]), 28, unicode: true);
        Assert.Equal("  a l… 50.0 % (40.0–60.0 %)", lines[0]);
    }

    [Fact]
    public void A_terminal_without_unicode_gets_other_bars()
    {
        var lines = Render(new TerminalBars([("half", 0.5, "50 %")]), 200, unicode: false);
        Assert.Equal(20, lines[0].Count(c => c == '#'));
        Assert.DoesNotContain('█', lines[0]);
    }

    [Fact]
    public void Names_are_no_markup()
    {
        var summary = Render(new SyntheticEvidence(Outcome).With("[red]bot[/]", "[bold]auto[/]", Outcome), 120);
        Assert.Contains("[red]bot[/]", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_milestone_it_says_so()
    {
        var summary = Render(new SyntheticEvidence(Outcome) { HasSkill = false }.With("bot", "automation", Outcome, Evidence.Verdict.NotPredictive), 400);
        Assert.StartsWith("No maturity milestone is supported. Usage does not predict retention here", summary, StringComparison.Ordinal);
    }

    private static string[] Render(TerminalBars bars, int width, bool unicode)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        (console.Profile.Width, console.Profile.Capabilities.Unicode) = (width, unicode);
        console.Write(bars);
        return text.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n');
    }

    private static string Render(SyntheticEvidence evidence, int width)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Write(TerminalSummary.Of(evidence.Derive()));
        return text.ToString();
    }
}
