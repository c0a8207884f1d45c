using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>All that came out of a derivation.</summary>
/// <param name="Study">The study.</param>
/// <param name="Evidence">What the data say.</param>
/// <param name="Framework">What is made of it.</param>
/// <param name="Journeys">The customers' first months; null: the catalog names no core action.</param>
public sealed record DerivationResult(Study Study, StudyEvidence Evidence, MilestoneFramework Framework, JourneyTable? Journeys = null)
{
    /// <summary>Every feature of the catalog, in its order, with its verdict.</summary>
    public IReadOnlyList<FrameworkFeature> Features => Framework.Features;

    /// <summary>The framework in a sentence.</summary>
    public override string ToString() => Framework.ToString();
}
