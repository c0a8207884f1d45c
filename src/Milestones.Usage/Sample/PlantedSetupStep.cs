namespace Milestones.Usage.Sample;

/// <summary>A candidate setup step of the generated product, with the truth about it.</summary>
/// <param name="Name">Name in the catalog, and of the event.</param>
/// <param name="Title">Title in the catalog.</param>
/// <param name="Role">What it was planted for.</param>
/// <param name="Share">Share of the customers who take it within the setup window, in [0, 1].</param>
/// <param name="MedianDay">Median day of taking it, among those, from signup on; the planted order of the steps.</param>
/// <param name="Effect">Change of the logarithm of the expected core actions in the activation window.</param>
public sealed record PlantedSetupStep(string Name, string Title, PlantedStepRole Role, double Share, double MedianDay, double Effect);

/// <summary>What a setup step was planted for.</summary>
public enum PlantedStepRole
{
    /// <summary>Leads to activation.</summary>
    Informative,

    /// <summary>Taken by some, without effect.</summary>
    Uninformative,

    /// <summary>Taken by nearly everybody, without effect.</summary>
    Routine,

    /// <summary>Taken by hardly anybody, without effect.</summary>
    Niche,
}
