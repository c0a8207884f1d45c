namespace Milestones.Framework;

/// <summary>How often a hold-out has been looked at. Whoever tries enough settings finds one that the hold-out likes.</summary>
/// <param name="Runs">Runs on it, this one included.</param>
/// <param name="Settings">Different settings among them, this run's included: another study, catalog or decisions file, or another seed.</param>
/// <param name="OtherRuns">Runs with other settings than this one's. Repeating a run shows nothing new, so it changes neither this
/// nor <paramref name="Settings"/>.</param>
/// <param name="Problem">Why the count cannot be relied on, in a sentence; null where it can.</param>
public sealed record LookCount(int Runs, int Settings, int OtherRuns, string? Problem);
