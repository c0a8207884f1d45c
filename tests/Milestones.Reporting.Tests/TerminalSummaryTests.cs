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
    public void No_line_is_wider_than_the_terminal(int width)
    {
        var summary = Render(new SyntheticEvidence(Outcome).With("a feature with a rather long name in the catalog", "automation", Outcome), width);
        Assert.All(summary.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= width, line));
        Assert.Contains("50.0 %", summary, StringComparison.Ordinal);
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
