using Milestones.Evidence;

namespace Milestones.Framework;

/// <summary>How customers are scored.</summary>
public sealed record ScoringOptions
{
    /// <summary>Whether items of the framework may occur nowhere in the events, and are then taken for not used; default no: a renamed event
    /// would make everybody look worse.</summary>
    public bool AllowAbsent { get; init; }

    /// <summary>Threads, progress, cancellation; none of it changes a score.</summary>
    public AnalysisRun Run { get; init; } = new();
}
