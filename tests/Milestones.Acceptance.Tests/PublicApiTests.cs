using System.Reflection;

namespace Milestones.Acceptance.Tests;

/// <summary>The public API of each library as it was agreed on. A change is a decision: look at the difference, then accept
/// it by running the tests once with MILESTONES_ACCEPT_API=1.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("Milestones.Numerics")]
    [InlineData("Milestones.Forests")]
    [InlineData("Milestones.Usage")]
    [InlineData("Milestones.Evidence")]
    [InlineData("Milestones.Framework")]
    [InlineData("Milestones.Reporting")]
    [InlineData("Milestones.Notebooks")]
    [InlineData("Milestones.Workbench")]
    public void A_library_promises_what_was_agreed_on(string library)
    {
        var path = Repository.PathTo("tests", "Milestones.Acceptance.Tests", "PublicApi", $"{library}.txt");
        string[] actual = [.. PublicApi.Of(Assembly.Load(library))];
        if (Environment.GetEnvironmentVariable("MILESTONES_ACCEPT_API") == "1")
        {
            Workplace.WriteLines(path, actual);
        }

        var agreed = File.ReadAllLines(path);
        Assert.Equal(string.Join('\n', agreed), string.Join('\n', actual));
    }

    [Fact]
    public void A_type_that_is_added_or_changed_is_seen()
    {
        var lines = PublicApi.Of(typeof(Sampled).Assembly).SkipWhile(line => !line.EndsWith(nameof(Sampled), StringComparison.Ordinal)).Take(5).ToList();
        Assert.Equal(
            ["sealed class Milestones.Acceptance.Tests.Sampled", "    Int32 Count { get; init; }", "    new(Int32 Count)", "    static Sampled Of(String text = …)"],
            lines.Take(4).Select(line => line.Replace("Milestones.Acceptance.Tests.Sampled Of", "Sampled Of", StringComparison.Ordinal)));
    }
}

/// <summary>A type to look at.</summary>
public sealed record Sampled(int Count)
{
    /// <summary>A member to look at.</summary>
    public static Sampled Of(string text = "") => new(text.Length);

    internal int Hidden => Count;
}
