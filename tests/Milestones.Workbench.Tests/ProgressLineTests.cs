using Milestones.Evidence;

namespace Milestones.Workbench.Tests;

public sealed class ProgressLineTests
{
    [Fact]
    public void Steps_are_told_once_in_one_line()
    {
        using var text = new StringWriter { NewLine = "\n" };
        using (var line = new ProgressLine(text))
        {
            line.Report(new AnalysisProgress("reading", 0.5));
            line.Report(new AnalysisProgress("reading", 1));
            line.Report(new AnalysisProgress("growing", 0.1));
            line.Report(new AnalysisProgress("reading", 1));
        }

        Assert.Equal("reading · growing\n", text.ToString());
    }

    [Fact]
    public void Where_nobody_listens_nothing_is_told_and_a_line_without_steps_is_none()
    {
        using (var line = new ProgressLine(null))
        {
            line.Report(new AnalysisProgress("reading", 1));
        }

        using var text = new StringWriter();
        new ProgressLine(text).Dispose();
        Assert.Empty(text.ToString());
    }
}
