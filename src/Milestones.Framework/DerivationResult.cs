using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>All that came out of a derivation.</summary>
/// <param name="Study">The study.</param>
/// <param name="Evidence">What the data say.</param>
/// <param name="Framework">What is made of it.</param>
public sealed record DerivationResult(Study Study, StudyEvidence Evidence, MilestoneFramework Framework);
