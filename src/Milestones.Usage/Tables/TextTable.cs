namespace Milestones.Usage.Tables;

/// <summary>
/// The wanted columns of a CSV file as texts, without the blanks around them; "" is missing. Whoever converts them to
/// their types refuses the rows that cannot be used.
/// </summary>
internal sealed class TextTable
{
    private readonly Dictionary<string, string[]> _columns;
    private readonly long[] _lines;
    private readonly bool[] _refused;
    private readonly RowErrors _errors;

    internal TextTable(string file, Dictionary<string, string[]> columns, long[] lines, int malformedRows, RowErrors errors)
    {
        File = file;
        _columns = columns;
        _lines = lines;
        _refused = new bool[lines.Length];
        _errors = errors;
        MalformedRows = malformedRows;
    }

    /// <summary>The file as the study names it.</summary>
    public string File { get; }

    /// <summary>Rows that have the header's number of columns.</summary>
    public int RowCount => _lines.Length;

    /// <summary>Rows that have not, and are in the errors already.</summary>
    public int MalformedRows { get; }

    /// <summary>The columns that were read, without order.</summary>
    public IEnumerable<string> Columns => _columns.Keys;

    /// <summary>The texts of a column, per row.</summary>
    public IReadOnlyList<string> Texts(string column) => _columns[column];

    /// <summary>Line of the file on which a row begins, from 1, counting the header.</summary>
    public long Line(int row) => _lines[row];

    /// <summary>Whether a row cannot be used.</summary>
    public bool IsRefused(int row) => _refused[row];

    /// <summary>Notes that a row cannot be used; of several reasons the first is reported.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="column">Where the reason lies; null: in the row as a whole.</param>
    /// <param name="problem">What is wrong, with the text found and what was expected.</param>
    /// <param name="remedy">How to mend it.</param>
    public void Refuse(int row, string? column, string problem, string remedy)
    {
        if (!_refused[row])
        {
            _refused[row] = true;
            _errors.Add(new InputError(File, problem, remedy, Line(row), column));
        }
    }
}
