namespace Milestones.Usage;

/// <summary>A candidate setup step: something that customers do once, early on, so that the product can work for them. It is
/// taken with its first event.</summary>
public sealed record SetupStep
{
    /// <summary>Short identifier, unique among the steps; names the step in every output.</summary>
    public required string Name { get; init; }

    /// <summary>For people; the name where none is given.</summary>
    public required string Title { get; init; }

    /// <summary>The events that mean that the step was taken.</summary>
    public required EventSource Source { get; init; }

    /// <summary>Plans that include it; empty: every plan.</summary>
    public IReadOnlyList<string> Plans { get; init; } = [];

    /// <summary>Why it is thought to matter.</summary>
    public string? Rationale { get; init; }

    /// <summary>Whether the step is open to a customer of this plan; null: the plan is not known, and it matters.</summary>
    public bool? IsOpenTo(string? plan) =>
        Plans.Count == 0 ? true : plan is null ? null : Plans.Contains(plan, StringComparer.Ordinal);
}
