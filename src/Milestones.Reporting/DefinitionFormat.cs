using System.Text;
using Milestones.Reporting.Definitions;

namespace Milestones.Reporting;

/// <summary>A form in which a definition sheet is written. A form more is one writer, and one line here.</summary>
public sealed class DefinitionFormat
{
    private readonly Action<DefinitionSheet, Stream> _write;

    private DefinitionFormat(string name, Action<DefinitionSheet, Stream> write) => (Name, _write) = (name, write);

    private DefinitionFormat(string name, Func<DefinitionSheet, string> text)
        : this(name, (sheet, stream) => stream.Write(Encoding.UTF8.GetBytes(text(sheet))))
    {
    }

    /// <summary>All forms.</summary>
    public static IReadOnlyList<DefinitionFormat> All { get; } =
    [
        new("json", DefinitionJson.Write),
        new("yaml", DefinitionYaml.Write),
        new("md", DefinitionMarkdown.Write),
        new("csv", DefinitionCsv.Write),
        new("html", DefinitionHtml.Write),
    ];

    /// <summary>Its name, which is also the usual ending of files of this form.</summary>
    public string Name { get; }

    /// <summary>Writes a sheet: UTF-8 without a byte order mark, lines ended by LF; the same sheet gives the same bytes.</summary>
    public void Write(DefinitionSheet sheet, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(stream);
        _write(sheet, stream);
    }
}
