using System.Text.Json.Serialization;

namespace Milestones.Reporting.Figures.Plotly;

/// <summary>The frame of a figure.</summary>
internal sealed record Layout
{
    public Title? Title { get; init; }

    public Axis? XAxis { get; init; }

    /// <summary>Of a second plot beside the first, with the same rows.</summary>
    public Axis? XAxis2 { get; init; }

    public Axis? YAxis { get; init; }

    public required double Height { get; init; }

    public Margin Margin { get; init; } = new(8, 16, 16, 8);

    public bool ShowLegend { get; init; }

    public Legend Legend { get; init; } = new();

    /// <summary><c>stack</c> or <c>overlay</c>.</summary>
    public string? BarMode { get; init; }

    public double? BarGap { get; init; }

    public IReadOnlyList<Shape> Shapes { get; init; } = [];

    public IReadOnlyList<Annotation> Annotations { get; init; } = [];

    public string HoverMode { get; } = "closest";

    public HoverLabel HoverLabel { get; } = new();

    [JsonPropertyName("paper_bgcolor")]
    public string Paper { get; } = "rgba(0,0,0,0)";

    [JsonPropertyName("plot_bgcolor")]
    public string Background { get; } = "rgba(0,0,0,0)";

    public Font Font { get; } = new() { Family = "system-ui, sans-serif", Size = 13 };
}

/// <summary>What of the frame is different where there is little room.</summary>
internal sealed record NarrowLayout
{
    public double? Height { get; init; }

    public IReadOnlyList<Annotation>? Annotations { get; init; }

    /// <summary>Titles of the horizontal axes, shortened.</summary>
    public string? XTitle { get; init; }

    /// <inheritdoc cref="XTitle"/>
    public string? X2Title { get; init; }

    /// <summary>How many numbers stand along the horizontal axis at most.</summary>
    public int? XNTicks { get; init; }

    /// <summary>Names of the places on the axes, shortened.</summary>
    public IReadOnlyList<string>? XTickText { get; init; }

    public IReadOnlyList<string>? YTickText { get; init; }
}

/// <summary>An axis of numbers.</summary>
internal sealed record Axis
{
    public Title? Title { get; init; }

    public IReadOnlyList<double>? Range { get; init; }

    /// <summary>From where to where in the figure the axis goes, in [0, 1].</summary>
    public IReadOnlyList<double>? Domain { get; init; }

    public string? TickFormat { get; init; }

    public IReadOnlyList<double>? TickVals { get; init; }

    public IReadOnlyList<string>? TickText { get; init; }

    public double? TickAngle { get; init; }

    public bool? ShowGrid { get; init; }

    public bool ZeroLine { get; init; }

    public bool? ShowTickLabels { get; init; }

    public bool? Visible { get; init; }

    public string? Ticks { get; init; }

    /// <summary><c>top</c> puts a horizontal axis above the plot.</summary>
    public string? Side { get; init; }

    public string? ScaleAnchor { get; init; }

    public string? Constrain { get; init; }

    public int? NTicks { get; init; }

    public bool AutoMargin { get; } = true;

    /// <summary>An axis of shares, from none to all.</summary>
    public static Axis OfShares(string title) => new()
    {
        Title = new Title(title), Range = [-0.005, 1.005], TickVals = [0, 0.2, 0.4, 0.6, 0.8, 1], TickFormat = ".0%",
    };

    public bool FixedRange { get; } = true;
}

/// <summary>A text that heads something; already escaped.</summary>
internal sealed record Title(string Text)
{
    public double? Standoff { get; init; }

    public Font? Font { get; init; }

    /// <summary>Where it begins, in [0, 1] of the figure's width.</summary>
    public double? X { get; init; }
}

/// <summary>Letters.</summary>
internal sealed record Font
{
    public string? Family { get; init; }

    public double? Size { get; init; }

    public string? Color { get; init; }
}

/// <summary>Space around the plot, in pixels.</summary>
internal sealed record Margin(
    [property: JsonPropertyName("l")] double Left,
    [property: JsonPropertyName("r")] double Right,
    [property: JsonPropertyName("t")] double Top,
    [property: JsonPropertyName("b")] double Bottom);

/// <summary>The key: in a row above the plot.</summary>
internal sealed record Legend
{
    public string Orientation { get; } = "h";

    public double X { get; }

    public double Y { get; } = 1.02;

    [JsonPropertyName("yanchor")]
    public string AnchorY { get; } = "bottom";

    public string? TraceOrder { get; init; }

    [JsonPropertyName("itemclick")]
    public bool CanHide { get; }

    [JsonPropertyName("itemdoubleclick")]
    public bool CanIsolate { get; }
}

/// <summary>How a dossier is shown.</summary>
internal sealed record HoverLabel
{
    public string Align { get; } = "left";

    public int NameLength { get; } = -1;
}

/// <summary>A line or rectangle behind the data.</summary>
internal sealed record Shape
{
    /// <summary><c>rect</c> or <c>line</c>.</summary>
    public required string Type { get; init; }

    [JsonPropertyName("xref")]
    public string? ReferenceX { get; init; }

    [JsonPropertyName("yref")]
    public string? ReferenceY { get; init; }

    public required double X0 { get; init; }

    public required double X1 { get; init; }

    public required double Y0 { get; init; }

    public required double Y1 { get; init; }

    public string? FillColor { get; init; }

    public Line Line { get; init; } = new() { Width = 0 };

    public string Layer { get; } = "below";
}

/// <summary>A text in the plot; already escaped.</summary>
internal sealed record Annotation
{
    public required string Text { get; init; }

    public required double X { get; init; }

    public required double Y { get; init; }

    [JsonPropertyName("xref")]
    public string? ReferenceX { get; init; }

    [JsonPropertyName("yref")]
    public string? ReferenceY { get; init; }

    [JsonPropertyName("xanchor")]
    public string? AnchorX { get; init; }

    [JsonPropertyName("yanchor")]
    public string? AnchorY { get; init; }

    /// <summary>Distance from the place, in pixels to the right.</summary>
    [JsonPropertyName("xshift")]
    public double? ShiftX { get; init; }

    /// <summary>Distance from the place, in pixels upwards.</summary>
    [JsonPropertyName("yshift")]
    public double? ShiftY { get; init; }

    public bool ShowArrow { get; }

    public Font? Font { get; init; }

    public string? Align { get; init; }
}
