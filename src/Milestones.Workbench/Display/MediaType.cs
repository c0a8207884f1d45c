namespace Milestones.Workbench.Display;

/// <summary>The media types in which tables and figures are shown.</summary>
internal static class MediaType
{
    public const string Plotly = "application/vnd.plotly.v1+json";
    public const string Html = "text/html";
    public const string Text = "text/plain";
}
