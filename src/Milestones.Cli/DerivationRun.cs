using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Usage;

namespace Milestones.Cli;

/// <summary>Derives a study for the verbs that need its result.</summary>
internal static class DerivationRun
{
    /// <summary>Derives under a progress bar, with the engines of this build.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled, so that nothing is written.</exception>
    public static DerivationResult Of(Study study, Terminal terminal, bool quiet, int threads, CancellationToken cancellation)
    {
        var result = terminal.WithProgress(quiet, progress => Derivation.Run(study, new AnalysisRun
        {
            Threads = threads,
            Engines = Engines.InThisBuild,
            Progress = progress,
            Cancellation = cancellation,
        }));
        cancellation.ThrowIfCancellationRequested();
        return result;
    }
}
