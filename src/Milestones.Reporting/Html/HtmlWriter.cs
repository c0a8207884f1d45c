using System.Net;
using System.Text;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Html;

/// <summary>
/// Writes HTML in which a text can be nothing but text: names of elements and attributes are the program's own, all else is
/// escaped. The one exception are scripts and styles that the program itself carries.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new("<!doctype html>\n");

    public override string ToString() => _html.ToString();

    /// <summary>An element without content, such as <c>meta</c>.</summary>
    public void Void(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(name, attributes);
        _html.Append('\n');
    }

    /// <summary>An element that holds a text.</summary>
    public void Element(string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(name, attributes);
        _html.Append(Escape(text)).Append("</").Append(name).Append(">\n");
    }

    /// <summary>An element that holds others.</summary>
    public void Element(string name, Action content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(name, attributes);
        _html.Append('\n');
        content();
        _html.Append("</").Append(name).Append(">\n");
    }

    /// <summary>Data for the page's scripts. The encoder of the JSON sees to it that it cannot end the element.</summary>
    /// <param name="id">Identifier.</param>
    /// <param name="json">JSON in which <c>&lt;</c> is escaped.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public void Data(string id, string json)
    {
        RequireNoMarkup(json);
        Open("script", ("type", "application/json"), ("id", id));
        _html.Append(json).Append("</script>\n");
    }

    /// <summary>A script or style that the program carries.</summary>
    /// <param name="name"><c>script</c> or <c>style</c>.</param>
    /// <param name="code">Its content, written as it is.</param>
    /// <exception cref="ArgumentException">The content would end the element.</exception>
    public void Code(string name, string code)
    {
        if (code.Contains($"</{name}", StringComparison.OrdinalIgnoreCase) || code.Contains("<!--", StringComparison.Ordinal))
        {
            throw new ArgumentException($"The {name} would end its own element.", nameof(code));
        }

        Open(name);
        _html.Append(code).Append("</").Append(name).Append(">\n");
    }

    private static void RequireNoMarkup(string json)
    {
        if (json.Contains('<', StringComparison.Ordinal))
        {
            throw new ArgumentException("JSON inside a page must not hold '<'.", nameof(json));
        }
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(VisibleText.Of(text));

    private void Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            _html.Append(' ').Append(attribute).Append("=\"").Append(Escape(value)).Append('"');
        }

        _html.Append('>');
    }
}
