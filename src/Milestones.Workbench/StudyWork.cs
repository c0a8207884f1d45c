using Milestones.Evidence;
using Milestones.Forests;
using Milestones.Framework;
using Milestones.Reporting;
using Milestones.Usage;

namespace Milestones.Workbench;

/// <summary>A study at work: from its data to the framework, one call each.</summary>
public static class StudyWork
{
    /// <summary>Reads the study's data into the modelling table.</summary>
    /// <param name="study">The study.</param>
    /// <param name="progress">Where to tell what is being done, such as <see cref="Console.Out"/>; null: nowhere.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">The data cannot be used as they are.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static UsageTable ReadUsage(this Study study, TextWriter? progress = null, CancellationToken cancellation = default)
    {
        using var line = new ProgressLine(progress);
        return UsageTableBuilder.Build(study, new BuildOptions { Progress = line.Step("reading customers and events"), Cancellation = cancellation });
    }

    /// <summary>Derives the framework with the evidence behind it, as <c>milestones derive</c> does: the run is recorded beside the study, since
    /// it looks at the hold-out.</summary>
    /// <param name="study">The study.</param>
    /// <param name="progress">Where to tell what is being done, such as <see cref="Console.Out"/>; null: nowhere.</param>
    /// <param name="engines">Engines beside the product's own forest, for a study that asks for one; null: none.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">The data cannot be used as they are, or the study asks for an engine that is not there.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static DerivationResult Derive(
        this Study study, TextWriter? progress = null, IReadOnlyList<IForestEngine>? engines = null, CancellationToken cancellation = default)
    {
        using var line = new ProgressLine(progress);
        var result = Derivation.Run(study, new AnalysisRun { Engines = engines ?? [], Progress = line, Cancellation = cancellation });
        cancellation.ThrowIfCancellationRequested();
        LookLedger.Record(result, TimeProvider.System);
        return result;
    }

    /// <summary>Derives the framework anew from evidence that is there already, after other decisions.</summary>
    /// <param name="result">The derivation.</param>
    /// <param name="decisions">The decisions that shall stand, in place of the study's.</param>
    public static DerivationResult Decide(this DerivationResult result, params Decision[] decisions)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Derivation.FromEvidence(result.Study with { Decisions = decisions }, result.Evidence, result.Journeys);
    }

    /// <summary>Scores every customer of the study by the framework, as <c>milestones score</c> does.</summary>
    /// <param name="result">The derivation.</param>
    /// <param name="progress">Where to tell what is being done, such as <see cref="Console.Out"/>; null: nowhere.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The scores, in ordinal order of the identifiers.</returns>
    /// <exception cref="InputException">The data cannot be used as they are.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static IReadOnlyList<CustomerScore> Score(this DerivationResult result, TextWriter? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var line = new ProgressLine(progress);
        return [.. Scoring.Run(result.Framework, result.Study, new ScoringOptions { Run = new AnalysisRun { Progress = line, Cancellation = cancellation } })];
    }

    /// <summary>Writes what <c>milestones derive</c> writes: the framework, its evidence and its report.</summary>
    /// <param name="result">The derivation.</param>
    /// <param name="folder">Where to; created if missing.</param>
    /// <returns>The files, by name.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IReadOnlyList<string> WriteTo(this DerivationResult result, string folder)
    {
        DerivationOutput.Write(result, LookLedger.Count(result), folder);
        return [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
    }
}
