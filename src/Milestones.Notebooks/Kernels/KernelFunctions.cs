using System.Text.Json.Nodes;
using Milestones.Notebooks.Format;

namespace Milestones.Notebooks.Kernels;

/// <summary>What a cell may call without naming where it comes from; the names are those of the <c>.net-csharp</c> kernel.</summary>
public static class KernelFunctions
{
    private static readonly AsyncLocal<KernelEvents?> Current = new();

    /// <summary>Shows a value at once, before the cell ends.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms wanted; none: those that its type prefers. A text is taken to be of the first.</param>
    /// <returns>The value's place, where another one may be shown later.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var events = Current.Value ?? throw new InvalidOperationException("Only a cell of a notebook can show a value.");
        var forms = Forms(value, mimeTypes);
        Console.Out.Flush(); // what was written before comes before
        Console.Error.Flush();
        return new DisplayedValue(events, events.Show(forms), mimeTypes);
    }

    /// <summary>A text that is HTML already.</summary>
    public static HtmlText HTML(string content) => new(content);

    internal static void Attach(KernelEvents events) => Current.Value = events;

    internal static JsonObject Forms(object? value, string[] mimeTypes) => value is string text && mimeTypes is [var type, ..]
        ? new JsonObject { [type] = MediaType.IsJson(type) ? JsonNode.Parse(text) : text }
        : ValueFormatter.Format(value, mimeTypes);
}

/// <summary>The place of a value that was shown.</summary>
public sealed class DisplayedValue
{
    private readonly KernelEvents _events;
    private readonly string _id;
    private readonly string[] _mimeTypes;

    internal DisplayedValue(KernelEvents events, string id, string[] mimeTypes) => (_events, _id, _mimeTypes) = (events, id, mimeTypes);

    /// <summary>Shows another value in its stead.</summary>
    public void Update(object? value) => _events.Update(_id, KernelFunctions.Forms(value, _mimeTypes));
}

/// <summary>A text that is HTML already, and is shown as such.</summary>
/// <param name="Content">The HTML.</param>
public sealed record HtmlText(string Content)
{
    /// <summary>The HTML.</summary>
    public override string ToString() => Content;
}
