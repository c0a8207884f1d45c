using System.Text.Json.Serialization;

namespace Milestones.Reporting.Figures.Plotly;

/// <summary>A trace of a figure. Places on both axes are numbers; what they are called is said by the axis, so that a name of
/// the data never steers the plot.</summary>
[JsonDerivedType(typeof(ScatterTrace), "scatter")]
[JsonDerivedType(typeof(BarTrace), "bar")]
[JsonDerivedType(typeof(HeatmapTrace), "heatmap")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
internal abstract record Trace
{
    public string? Name { get; init; }

    public IReadOnlyList<double?>? X { get; init; }

    public IReadOnlyList<double?>? Y { get; init; }

    /// <summary>Per point what is shown when one points at it; already escaped.</summary>
    [JsonPropertyName("customdata")]
    public IReadOnlyList<string>? Dossiers { get; init; }

    /// <summary>How that is shown; null where there is nothing to show.</summary>
    public string? HoverTemplate => Dossiers is null ? null : "%{customdata}<extra></extra>";

    public virtual string? HoverInfo => Dossiers is null ? "skip" : null;

    public bool? ShowLegend { get; init; }

    /// <summary><c>x2</c> for the second plot beside the first.</summary>
    public string? XAxis { get; init; }
}

/// <summary>Points, lines, or areas.</summary>
internal sealed record ScatterTrace : Trace
{
    public required string Mode { get; init; }

    public Marker? Marker { get; init; }

    public Line? Line { get; init; }

    /// <summary><c>tonexty</c> fills up to the trace before.</summary>
    public string? Fill { get; init; }

    public string? FillColor { get; init; }

    [JsonPropertyName("error_x")]
    public ErrorBars? ErrorX { get; init; }

    [JsonPropertyName("error_y")]
    public ErrorBars? ErrorY { get; init; }

    public IReadOnlyList<string>? Text { get; init; }

    public string? TextPosition { get; init; }

    public bool? ClipOnAxis { get; init; }
}

/// <summary>Bars.</summary>
internal sealed record BarTrace : Trace
{
    /// <summary><c>h</c> for bars that lie.</summary>
    public string? Orientation { get; init; }

    public Marker? Marker { get; init; }

    /// <summary>Where each bar begins; null: at 0.</summary>
    public IReadOnlyList<double?>? Base { get; init; }

    public double? Width { get; init; }

    public IReadOnlyList<string>? Text { get; init; }

    public string? TextPosition { get; init; }

    public int? TextAngle { get; init; }

    [JsonPropertyName("insidetextanchor")]
    public string? InsideTextAnchor { get; init; }

    public bool? ClipOnAxis { get; init; }

    [JsonPropertyName("error_x")]
    public ErrorBars? ErrorX { get; init; }
}

/// <summary>Coloured cells.</summary>
internal sealed record HeatmapTrace : Trace
{
    public required IReadOnlyList<IReadOnlyList<double?>> Z { get; init; }

    public required double ZMin { get; init; }

    public required double ZMax { get; init; }

    public required IReadOnlyList<IReadOnlyList<object>> ColorScale { get; init; }

    /// <summary>Per cell what is written in it.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Text { get; init; }

    public string TextTemplate { get; } = "%{text}";

    public required Font TextFont { get; init; }

    /// <summary>Per cell what is shown when one points at it; already escaped.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> HoverText { get; init; }

    [JsonPropertyName("xgap")]
    public double GapX { get; } = 2;

    [JsonPropertyName("ygap")]
    public double GapY { get; } = 2;

    public bool ShowScale { get; }

    public override string HoverInfo => "text";
}

/// <summary>What a point or bar looks like.</summary>
internal sealed record Marker
{
    public string? Color { get; init; }

    public double? Size { get; init; }

    public string? Symbol { get; init; }

    public double? Opacity { get; init; }

    public Line? Line { get; init; }
}

/// <summary>What a line looks like.</summary>
internal sealed record Line
{
    public string? Color { get; init; }

    public double? Width { get; init; }

    /// <summary><c>dot</c>, <c>dash</c>; null: solid.</summary>
    public string? Dash { get; init; }

    /// <summary><c>hv</c> for steps.</summary>
    public string? Shape { get; init; }
}

/// <summary>Intervals as distances from the points.</summary>
internal sealed record ErrorBars(
    [property: JsonPropertyName("array")] IReadOnlyList<double?> Above,
    [property: JsonPropertyName("arrayminus")] IReadOnlyList<double?> Below,
    string Color)
{
    public string Type { get; } = "data";

    public bool Symmetric { get; }

    public double Thickness { get; } = 1.5;

    public double Width { get; } = 3;
}
