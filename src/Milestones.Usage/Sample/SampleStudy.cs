namespace Milestones.Usage.Sample;

/// <summary>The study that goes with a sample.</summary>
internal static class SampleStudy
{
    /// <summary>Cuts between the size bands, in seats.</summary>
    public static IReadOnlyList<double> SizeCuts { get; } = [5, 20];

    /// <summary>Cuts between the tenure bands, in days.</summary>
    public static IReadOnlyList<double> TenureCuts { get; } = [270, 450];

    public const double HoldOutShare = 0.25;
}
