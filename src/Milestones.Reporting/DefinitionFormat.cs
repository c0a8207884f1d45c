using System.Text;
using Milestones.Reporting.Definitions;

namespace Milestones.Reporting;

/// <summary>A form in which a definition sheet is written. A form more is one writer, and one line here.</summary>
public sealed class DefinitionFormat
{
    private readonly Action<DefinitionSheet, Stream, bool> _write;

    private DefinitionFormat(string name, Action<DefinitionSheet, Stream, bool> write, bool opensInSpreadsheets) =>
        (Name, _write, OpensInSpreadsheets) = (name, write, opensInSpreadsheets);

    private DefinitionFormat(string name, Action<DefinitionSheet, Stream> write)
        : this(name, (sheet, stream, _) => write(sheet, stream), opensInSpreadsheets: false)
    {
    }

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
        new("csv", DefinitionCsv.Write, opensInSpreadsheets: true),
        new("html", DefinitionHtml.Write),
    ];

    /// <summary>Its name, which is also the usual ending of files of this form.</summary>
    public string Name { get; }

    /// <summary>Whether spreadsheets open it and would compute cells that begin as a formula does.</summary>
    public bool OpensInSpreadsheets { get; }

    /// <summary>Writes a sheet: UTF-8 without a byte order mark, lines ended by LF; the same sheet gives the same bytes.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="neutraliseFormulas">Whether cells that a spreadsheet would compute are made text by an apostrophe before them, if this form
    /// <see cref="OpensInSpreadsheets"/>.</param>
    public void Write(DefinitionSheet sheet, Stream stream, bool neutraliseFormulas = false)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(stream);
        _write(sheet, stream, neutraliseFormulas);
    }
}
