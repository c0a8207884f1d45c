namespace Milestones.Framework.Json;

/// <summary>What a threshold must fulfil: its own unit, a value that can be reached, and a place inside what the search found.</summary>
internal static class ThresholdChecks
{
    /// <summary>The problems of a number of things.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="threshold">The number.</param>
    /// <param name="unit">Of what it is a number.</param>
    /// <param name="of">How many there are.</param>
    public static IEnumerable<FrameworkFormatException> Of(string path, CountThreshold threshold, string unit, int of)
    {
        if (!string.Equals(threshold.Unit, unit, StringComparison.Ordinal))
        {
            yield return Unit(path, unit, threshold.Unit);
        }

        if (threshold.Of != of)
        {
            yield return new FrameworkFormatException($"{path}.of", $"There are {of} {unit}, found {threshold.Of}.");
        }

        if (threshold.AtLeast < 1 || threshold.AtLeast > of)
        {
            yield return new FrameworkFormatException($"{path}.at_least", $"A number from 1 to {of} is expected, found {threshold.AtLeast}.");
        }

        if (threshold.Basis == CountBasis.Derived && threshold.Search is null)
        {
            yield return new FrameworkFormatException($"{path}.search", "What the search found is expected of a derived number.");
        }
        else if (threshold.Basis == CountBasis.Derived && !IsOnPlateau(threshold.AtLeast, threshold.Search!))
        {
            yield return OffPlateau(path, threshold.AtLeast, threshold.Search!);
        }
    }

    /// <summary>The problems of a milestone's threshold.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="unit">Its unit.</param>
    public static IEnumerable<FrameworkFormatException> Of(string path, MilestoneThreshold threshold, string unit)
    {
        if (!string.Equals(threshold.Unit, unit, StringComparison.Ordinal))
        {
            yield return Unit(path, unit, threshold.Unit);
        }

        if (!(threshold.AtLeast > 0))
        {
            yield return new FrameworkFormatException($"{path}.at_least", FormattableString.Invariant($"A number above 0 is expected, found {threshold.AtLeast}."));
        }
        else if (!IsOnPlateau(threshold.AtLeast, threshold.Search))
        {
            yield return OffPlateau(path, threshold.AtLeast, threshold.Search);
        }
    }

    private static bool IsOnPlateau(double value, CutSearch search) => search.PlateauLow <= value && value <= search.PlateauHigh;

    private static FrameworkFormatException Unit(string path, string expected, string found) =>
        new($"{path}.unit", $"The unit is '{expected}' here, found '{found}'.");

    private static FrameworkFormatException OffPlateau(string path, double value, CutSearch search) => new(
        $"{path}.at_least",
        FormattableString.Invariant($"A value on the plateau of the search is expected, from {search.PlateauLow} to {search.PlateauHigh}; found {value}."));
}
