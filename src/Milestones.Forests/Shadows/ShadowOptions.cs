namespace Milestones.Forests.Shadows;

/// <summary>How to find what chance alone can look like.</summary>
public sealed record ShadowOptions
{
    /// <summary>How many forests, each with new shadows, from 1; 50 by default.</summary>
    public int Refits { get; init; } = 50;

    /// <summary>What each forest is grown with; 100 trees by default.</summary>
    public RandomForestOptions Forest { get; init; } = new() { Trees = 100 };

    /// <summary>Loss and strata of the importance.</summary>
    public PermutationImportanceOptions Importance { get; init; } = new();
}
