namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>Something that must hold, and whether it does.</summary>
/// <param name="Claim">What must hold, with the limit.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Holds">Whether it does.</param>
internal sealed record Target(string Claim, string Measured, bool Holds);
