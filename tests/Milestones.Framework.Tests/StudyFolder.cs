using Milestones.Evidence;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Framework.Tests;

/// <summary>A study that stands in files, with evidence made by hand: feature f was expected to help.</summary>
internal sealed class StudyFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milestones-test-").FullName;

    public StudyFolder()
    {
        File.WriteAllText(PathTo("study.yaml"), "study: made by hand\n");
        File.WriteAllText(PathTo("catalog.yaml"), "features: []\n");
    }

    public Hypothesis? Hypothesis { get; init; } = new();

    public string? Author { get; init; } = "Ana";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public string PathTo(string file) => Path.Combine(_folder, file);

    /// <summary>The study, as if read from the folder.</summary>
    public Study Study(Hypothesis? hypothesis = null) => Evidence([]).Study() is var study ? study with
    {
        Folder = _folder,
        Files = ["study.yaml", "catalog.yaml"],
        Catalog = study.Catalog with
        {
            Features = [.. study.Catalog.Features.Select(feature => feature with { Hypothesis = hypothesis ?? Hypothesis, Author = Author })],
        },
    } : throw new InvalidOperationException();

    /// <summary>A derivation on as many customers as <paramref name="retained"/> has, the last quarter held out.</summary>
    public DerivationResult Derive(IReadOnlyList<bool> retained, Hypothesis? hypothesis = null, ulong seed = 1)
    {
        var study = Study(hypothesis) with { Seed = new Seed(seed) };
        var evidence = Evidence(retained).Evidence();
        var stated = study.Catalog.Features[0].Hypothesis;
        return Derivation.FromEvidence(study, evidence with
        {
            Features = [.. evidence.Features.Select(feature => feature with
            {
                Feature = study.Catalog.Features[0],
                Hypothesis = stated is null ? null : new HypothesisEvidence
                {
                    Hypothesis = stated,
                    Outcome = HypothesisOutcome.Confirmed,
                    Difference = new Estimate(0.1, new ConfidenceInterval(0.05, 0.15)),
                    DetectableDifference = 0.06,
                },
            })],
        });
    }

    private static SyntheticEvidence Evidence(IReadOnlyList<bool> retained) => new SyntheticEvidence(
            retained, [.. retained.Select((_, row) => row >= retained.Count * 3 / 4)], [.. retained.Select(_ => 0), .. retained.Count == 0 ? [0] : (int[])[]])
        .With("f", "automation", [.. retained.Select((_, row) => row % 2 == 0)]);
}

/// <summary>A clock that stands.</summary>
internal sealed class StandingClock(int day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2025, 1, day, 12, 0, 0, 250, TimeSpan.Zero);
}
