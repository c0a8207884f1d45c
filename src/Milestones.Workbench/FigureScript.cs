using Milestones.Reporting.Html;

namespace Milestones.Workbench;

/// <summary>The program that draws figures, for whoever writes pages with them.</summary>
public static class FigureScript
{
    /// <summary>The source of plotly.js; null where the build could not have it.</summary>
    public static string? Code => PlotlyScript.OfThisBuild.Code;
}
