using System.Text.Json;

namespace Milestones.Reporting.Html;

/// <summary>The program that draws the figures: carried along, or, where the build could not have it, linked.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Code">Its text; null: a page links to the public CDN of plotly.</param>
internal sealed record PlotlyScript(string Version, string? Code)
{
    public const string Host = "https://cdn.plot.ly";

    private static readonly Lazy<PlotlyScript> Shared = new(() => new PlotlyScript(DeclaredVersion(), Resource.Find("plotly.min.js")?.TrimEnd()));

    /// <summary>As this build has it.</summary>
    public static PlotlyScript OfThisBuild => Shared.Value;

    /// <summary>Where it can be had.</summary>
    public string Address => $"{Host}/plotly-cartesian-{Version}.min.js";

    private static string DeclaredVersion()
    {
        using var package = JsonDocument.Parse(Resource.Read("package.json"));
        return package.RootElement.GetProperty("dependencies").GetProperty("plotly.js-cartesian-dist-min").GetString()!;
    }
}
