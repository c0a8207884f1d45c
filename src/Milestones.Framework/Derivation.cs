using Milestones.Evidence;
using Milestones.Framework.Composition;
using Milestones.Framework.Maturity;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>Derives a framework: usage table, evidence, maturity, document. The same study on the same data gives the same
/// result, whatever the threads.</summary>
public static class Derivation
{
    /// <summary>Derives a framework from evidence that is there already, for instance after another decision.</summary>
    /// <param name="study">The study, with its decisions.</param>
    /// <param name="evidence">Its evidence.</param>
    public static DerivationResult FromEvidence(Study study, StudyEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(evidence);
        return new DerivationResult(study, evidence, FrameworkComposer.Compose(study, evidence, MaturityDerivation.Run(evidence, study)));
    }
}
