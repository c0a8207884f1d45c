using Milestones.Acceptance.Tests;

namespace Milestones.MLNet.Tests;

/// <summary>The public API as it was agreed on, as of the other libraries; MILESTONES_ACCEPT_API=1 accepts a change.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_library_promises_what_was_agreed_on()
    {
        var path = Repository.PathTo("tests", "Milestones.MLNet.Tests", "PublicApi", "Milestones.MLNet.txt");
        string[] actual = [.. PublicApi.Of(typeof(FastForestEngine).Assembly)];
        if (Environment.GetEnvironmentVariable("MILESTONES_ACCEPT_API") == "1")
        {
            Workplace.WriteLines(path, actual);
        }

        Assert.Equal(string.Join('\n', File.ReadAllLines(path)), string.Join('\n', actual));
    }
}
