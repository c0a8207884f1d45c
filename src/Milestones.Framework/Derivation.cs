using Milestones.Evidence;
using Milestones.Framework.Composition;
using Milestones.Framework.Maturity;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>Derives a framework: usage table, evidence, maturity, document. The same study on the same data gives the same
/// result, whatever the threads and the caller's culture.</summary>
public static class Derivation
{
    /// <summary>Runs the whole derivation.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How to run it; null: defaults.</param>
    /// <exception cref="InputException">The data cannot be used as they are.</exception>
    /// <exception cref="OperationCanceledException">The run was ended early.</exception>
    public static DerivationResult Run(Study study, DeriveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        options ??= new DeriveOptions();
        using var culture = new InvariantCultureScope();
        var table = UsageTableBuilder.Build(study, new BuildOptions
        {
            Threads = options.Threads,
            Progress = options.Progress?.Step("reading customers and events"),
            Cancellation = options.Cancellation,
        });
        return FromEvidence(study, EvidenceAnalysis.Run(table, study, new AnalysisRun
        {
            Threads = options.Threads,
            Progress = options.Progress,
            Cancellation = options.Cancellation,
        }));
    }

    /// <summary>Derives a framework from evidence that is there already, for instance after another decision.</summary>
    /// <param name="study">The study, with its decisions.</param>
    /// <param name="evidence">Its evidence.</param>
    public static DerivationResult FromEvidence(Study study, StudyEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(evidence);
        using var culture = new InvariantCultureScope();
        return new DerivationResult(study, evidence, FrameworkComposer.Compose(study, evidence, MaturityDerivation.Run(evidence, study)));
    }
}
