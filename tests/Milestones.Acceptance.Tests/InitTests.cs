namespace Milestones.Acceptance.Tests;

public sealed class InitTests
{
    [Fact]
    public async Task A_study_guessed_from_data_runs()
    {
        using var place = new Workplace();
        Directory.CreateDirectory(place.PathTo("mine"));
        foreach (var file in new[] { "customers.csv", "events.csv.gz" })
        {
            File.Copy(Repository.PathTo("data-samples", "helpdesk", file), place.PathTo("mine", file));
        }

        await Tool.DoAsync(place.Folder, "init", "mine");
        var table = await Tool.DoAsync(place.Folder, "table", "mine/study.yaml");
        Assert.Contains(",live_chat", table.Output.Split('\n')[0], StringComparison.Ordinal);

        var again = await Tool.RunAsync(place.Folder, "init", "mine");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("nothing is overwritten", again.Error, StringComparison.Ordinal);
    }
}
