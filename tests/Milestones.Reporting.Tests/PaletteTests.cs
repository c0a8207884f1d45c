using System.Globalization;
using Milestones.Evidence;
using Milestones.Reporting.Figures;

namespace Milestones.Reporting.Tests;

public sealed class PaletteTests
{
    [Theory]
    [InlineData("#ffffff")]
    [InlineData("#14171c")]
    public void Every_colour_stands_out_from_the_page_as_WCAG_asks_of_graphics(string page)
    {
        var colors = Palette.Series.Select(series => series.Color).Concat(Enum.GetValues<Verdict>().Select(verdict => Palette.Of(verdict).Color)).Distinct();
        Assert.All(colors, color => Assert.True(Contrast(color, page) >= 3, $"{color} on {page}: {Contrast(color, page):0.00}"));
    }

    [Fact]
    public void Numbers_can_be_read_on_every_cell() => Assert.All(
        [.. Palette.Diverging, .. Palette.Sequential], stop => Assert.True(Contrast((string)stop[1], Palette.InkOnScales) >= 4.5));

    [Fact]
    public void No_two_verdicts_look_the_same_where_they_mean_different_things()
    {
        var looks = Enum.GetValues<Verdict>().Select(Palette.Of).ToList();
        Assert.Equal(looks.Count, looks.Distinct().Count());
    }

    // WCAG 2.2, relative luminance and contrast ratio; white on black has 21.
    [Fact]
    public void The_measure_of_contrast_is_that_of_WCAG() => Assert.Equal(21, Contrast("#ffffff", "#000000"), 10);

    private static double Contrast(string first, string second)
    {
        var (a, b) = (Luminance(first), Luminance(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color) =>
        (0.2126 * Channel(color, 1)) + (0.7152 * Channel(color, 3)) + (0.0722 * Channel(color, 5));

    private static double Channel(string color, int start)
    {
        var value = int.Parse(color.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
