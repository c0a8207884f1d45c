using Milestones.Evidence;
using Milestones.Framework.Composition;
using Milestones.Framework.Maturity;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>Derives a framework: usage table, evidence, milestones, document. The same study on the same data gives the same
/// result, whatever the threads and the caller's culture.</summary>
public static class Derivation
{
    /// <summary>Runs the whole derivation.</summary>
    /// <param name="study">The study.</param>
    /// <param name="run">How to run it; null: defaults.</param>
    /// <exception cref="InputException">The data cannot be used as they are.</exception>
    /// <exception cref="OperationCanceledException">The run was ended early.</exception>
    public static DerivationResult Run(Study study, AnalysisRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        run ??= new AnalysisRun();
        run.EngineFor(study); // an engine that is missing is said before the data are read
        using var culture = new InvariantCultureScope();
        var registrations = RegistrationLedger.Load(study); // an unusable ledger is told of before the long work
        var table = UsageTableBuilder.Build(study, new BuildOptions
        {
            Threads = run.Threads,
            Progress = run.Progress?.Step("reading customers and events"),
            Cancellation = run.Cancellation,
        });
        var journeys = JourneyTableBuilder.Build(study, new BuildOptions
        {
            Threads = run.Threads,
            Progress = run.Progress?.Step("reading first months"),
            Cancellation = run.Cancellation,
        });
        return Compose(study, EvidenceAnalysis.Run(table, study, run), journeys, registrations);
    }

    /// <summary>Derives a framework from evidence that is there already, for instance after another decision.</summary>
    /// <param name="study">The study, with its decisions.</param>
    /// <param name="evidence">Its evidence.</param>
    /// <param name="journeys">The customers' first months; null: maturity only.</param>
    public static DerivationResult FromEvidence(Study study, StudyEvidence evidence, JourneyTable? journeys = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(evidence);
        using var culture = new InvariantCultureScope();
        return Compose(study, evidence, journeys, RegistrationLedger.Load(study));
    }

    private static DerivationResult Compose(
        Study study, StudyEvidence evidence, JourneyTable? journeys, IReadOnlyList<Registration> registrations) => new(
        study,
        evidence,
        FrameworkComposer.Compose(study, evidence, journeys, MaturityDerivation.Run(evidence, study), registrations),
        journeys);
}
