namespace Milestones.Forests.Shuffling;

/// <summary>How to compute the importance by AUC.</summary>
public sealed record AucImportanceOptions
{
    /// <summary>Shuffles per column, from 2; 5 by default.</summary>
    public int Shuffles { get; init; } = 5;
}
