using Milestones.Usage;

namespace Milestones.Evidence.Verdicts;

/// <summary>What all features are judged by.</summary>
/// <param name="Rules">The study's limits.</param>
/// <param name="Forest">How far the forest is to be believed.</param>
internal sealed record VerdictContext(EvidenceRules Rules, ForestReport Forest);
