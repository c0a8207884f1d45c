using Milestones.Evidence;
using Milestones.Numerics;
using Milestones.Usage;
using Milestones.Usage.Sample;

namespace Milestones.Workbench.Recovery;

/// <summary>What a recovery is made of.</summary>
public sealed record RecoveryOptions
{
    /// <summary>How many studies are generated, 1 or more; default 5. Study i has the seed <see cref="FirstSeed"/> + i.</summary>
    public int Studies { get; init; } = 5;

    /// <summary>Customers generated per study, before eligibility; default 4,000.</summary>
    public int Customers { get; init; } = 4_000;

    /// <summary>Seed of the first study; default 1,001.</summary>
    public ulong FirstSeed { get; init; } = 1_001;

    /// <summary>Customers of whom the true effects are computed, from their true probabilities; default 200,000.</summary>
    public int TruthCustomers { get; init; } = 200_000;

    /// <summary>Trees of each forest; default 200.</summary>
    public int Trees { get; init; } = 200;
}

/// <summary>Whether the method finds what was planted: studies are generated whose truth is known, and analysed as any other.</summary>
public static class PlantedRecovery
{
    /// <summary>Generates and analyses the studies.</summary>
    /// <param name="options">What the recovery is made of; null: the defaults.</param>
    /// <param name="progress">Where to tell what is being done; null: nowhere.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static RecoveryResult Run(RecoveryOptions? options = null, TextWriter? progress = null, CancellationToken cancellation = default)
    {
        options ??= new RecoveryOptions();
        using var line = new ProgressLine(progress);
        line.Report(new AnalysisProgress("computing the truth", 0));
        var truth = TruthSimulation
            .Run(new SampleOptions { Customers = options.TruthCustomers, Seed = options.FirstSeed - 1 }, cancellation: cancellation)
            .ToDictionary(effect => effect.Feature, StringComparer.Ordinal);
        var features = new List<RecoveredFeature>();
        for (var i = 0; i < options.Studies; i++)
        {
            line.Report(new AnalysisProgress($"study {i + 1} of {options.Studies}", 0));
            var sample = SampleGenerator.CreateTable(new SampleOptions { Customers = options.Customers, Seed = options.FirstSeed + (ulong)i });
            var study = sample.Study with { Forest = sample.Study.Forest with { Trees = options.Trees } };
            var evidence = EvidenceAnalysis.Run(sample.Table, study, new AnalysisRun { Cancellation = cancellation });
            features.AddRange(evidence.Features.Select(feature =>
                RecoveredFeature.Of(sample.Truth.Feature(feature.Feature.Name), feature, truth[feature.Feature.Name])));
        }

        return new RecoveryResult(options, features);
    }
}

/// <summary>One feature of one study: what was planted, and what was found.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Role">What it was planted for.</param>
/// <param name="Verdict">What the evidence says.</param>
/// <param name="True">The true risk difference among comparable customers, of adoption as planted.</param>
/// <param name="Found">Its estimate; undefined where the data give none.</param>
/// <param name="IsComparable">Whether both speak of the same adoption: any use. Where a threshold is searched for, the estimate is of another
/// contrast than the planted one.</param>
public sealed record RecoveredFeature(string Name, PlantedRole Role, Verdict Verdict, double True, Estimate Found, bool IsComparable)
{
    /// <summary>Whether the interval covers the truth.</summary>
    public bool Covers => Found.Interval.Contains(True);

    internal static RecoveredFeature Of(PlantedFeature planted, FeatureEvidence found, TrueEffect truth) => new(
        planted.Name,
        planted.Role,
        found.Verdict,
        truth.AdjustedRiskDifference,
        found.Training.AdjustedRiskDifference,
        planted.Measure == Measure.Adopted && found.Training.AdjustedRiskDifference.IsDefined);
}
