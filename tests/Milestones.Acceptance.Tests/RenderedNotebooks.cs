using Milestones.Notebooks;

namespace Milestones.Acceptance.Tests;

/// <summary>The notebooks of the repository, run on a study once for all tests of a class, and what <c>derive</c> says of the same study.</summary>
public sealed class RenderedNotebooks : IDisposable
{
    private readonly Dictionary<string, Task<Rendering>> _renderings = new(StringComparer.Ordinal);

    /// <summary>The notebooks as they are committed.</summary>
    internal static string Folder { get; } = Repository.PathTo("notebooks");

    /// <summary>Their names, in order.</summary>
    internal static IReadOnlyList<string> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Those that run by the default build alone.</summary>
    internal static IReadOnlyList<string> Names { get; } =
        [.. All.Where(name => !Notebook.Load(Path.Combine(Folder, name)).Metadata.ContainsKey("requires"))];

    public void Dispose()
    {
        foreach (var rendering in _renderings.Values.Where(rendering => rendering.IsCompletedSuccessfully))
        {
            rendering.Result.Place.Dispose();
        }
    }

    /// <summary>The notebooks on a study.</summary>
    /// <param name="study">The sample, <c>helpdesk</c>, or one of real data.</param>
    internal Task<Rendering> OnAsync(string study)
    {
        if (study != "helpdesk")
        {
            Assert.SkipUnless(Directory.Exists(Repository.SharedData(study)), $"The data set '{study}' is not in ../shared/data.");
        }

        if (!_renderings.TryGetValue(study, out var rendering))
        {
            rendering = RunAsync(Repository.PathTo([.. study == "helpdesk" ? ["data-samples"] : (string[])["tests", "studies"], study, "study.yaml"]));
            _renderings.Add(study, rendering);
        }

        return rendering;
    }

    private static async Task<Rendering> RunAsync(string study)
    {
        var place = new Workplace();
        Directory.CreateDirectory(place.PathTo("finalized"));
        var derived = await Tool.RunAsync(place.Folder, [new("COLUMNS", "2000")], ["derive", study, "--out", "derived"]);
        Assert.True(derived.ExitCode == 0, derived.Error);
        await Tool.DoAsync(
            place.Folder,
            ["notebook", "run", .. Names.Select(name => Path.Combine(Folder, name)), "-p", $"study={study}", "-p", $"output={place.PathTo("finalized")}", "-p", "studies=1", "-p", "customers=1500", "--out", "rendered", "--html"]);
        return new Rendering(place, derived.Output);
    }
}

/// <summary>What the notebooks and <c>derive</c> put out: <c>rendered</c> and <c>finalized</c>, and <c>derived</c>.</summary>
/// <param name="Place">Where.</param>
/// <param name="Derived">What <c>derive</c> said.</param>
internal sealed record Rendering(Workplace Place, string Derived);
