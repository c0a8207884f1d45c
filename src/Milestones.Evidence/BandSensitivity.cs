namespace Milestones.Evidence;

/// <summary>What would be kept if the band of prevalence were another, everything else equal.</summary>
/// <param name="NicheBelow">Lower end of the band, in [0, 1].</param>
/// <param name="UbiquitousAbove">Upper end of the band, in [0, 1].</param>
/// <param name="Kept">How many features would be kept.</param>
/// <param name="Gained">Names of those that are not kept with the study's band.</param>
/// <param name="Lost">Names of those that are kept with the study's band only.</param>
public sealed record BandSensitivity(
    double NicheBelow, double UbiquitousAbove, int Kept, IReadOnlyList<string> Gained, IReadOnlyList<string> Lost);
