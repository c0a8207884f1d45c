namespace Milestones.Notebooks.Format;

/// <summary>Media types of outputs.</summary>
internal static class MediaType
{
    public const string Text = "text/plain";
    public const string Html = "text/html";
    public const string Markdown = "text/markdown";
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>Whether the format stores values of this type as JSON rather than as text.</summary>
    public static bool IsJson(string type) =>
        type == "application/json" || (type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>Whether values of this type are read by people as text, so that a path may stand in them.</summary>
    public static bool IsReadable(string type) => IsJson(type) || type.StartsWith("text/", StringComparison.Ordinal) || type == "image/svg+xml";
}
