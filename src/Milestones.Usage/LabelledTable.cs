using Milestones.Usage.Tables;

namespace Milestones.Usage;

/// <summary>Any table with a yes-or-no label: numbers to predict it from, and texts to compare rows within.</summary>
public sealed class LabelledTable
{
    private LabelledTable(bool[] labels, IReadOnlyList<LabelledColumn> columns, IReadOnlyList<IReadOnlyList<string>> strata)
    {
        Labels = labels;
        Columns = columns;
        Strata = strata;
    }

    /// <summary>The label of each row.</summary>
    public bool[] Labels { get; }

    /// <summary>The columns to predict from, in ordinal order of their names.</summary>
    public IReadOnlyList<LabelledColumn> Columns { get; }

    /// <summary>The columns to compare rows within, as asked for; each with a text per row.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Strata { get; }

    /// <summary>Reads a CSV file. Every column but id and label must hold numbers or yes and no; a column of strata may hold
    /// any text, and is used for prediction too if it holds numbers.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="label">The column with the label, in any spelling of yes and no.</param>
    /// <param name="id">The column that names the rows; not predicted from.</param>
    /// <param name="strata">Columns within which rows are comparable.</param>
    /// <exception cref="InputException">The file, a column or a cell cannot be used.</exception>
    public static LabelledTable Load(string path, string label, string id, IReadOnlyList<string> strata)
    {
        if (label == id || strata.Contains(label))
        {
            throw new InputException(new InputError(
                path, $"--label and {(label == id ? "--id" : "--strata")} both name the column '{label}'.", "The label needs a column of its own."));
        }

        var errors = new RowErrors(0, "Mend them all: a quick look leaves no row out.");
        var table = TextTableReader.ReadAll(
            "", path, [new(label, "--label"), new(id, "--id"), .. strata.Select(name => new ColumnUse(name, "--strata"))], errors);
        var labels = ReadLabels(table, label);
        var numeric = table.Columns
            .Where(column => column != label && column != id && !(strata.Contains(column) && HoldsText(table.Texts(column))))
            .Order(StringComparer.Ordinal);
        LabelledColumn[] columns = [.. numeric.Select(column => new LabelledColumn(column, ReadNumbers(table, column)))];
        errors.ThrowIfTooMany();
        if (columns.Length == 0)
        {
            throw new InputException(new InputError(path, "No column is left to predict from.", "Add columns beside id, label and strata."));
        }

        return new LabelledTable(labels, columns, [.. strata.Select(table.Texts)]);
    }

    private static bool[] ReadLabels(TextTable table, string column)
    {
        var texts = table.Texts(column);
        var labels = new bool[texts.Count];
        for (var row = 0; row < labels.Length; row++)
        {
            if (!BooleanText.TryRead(texts[row], out labels[row]))
            {
                table.Refuse(row, column, $"'{texts[row]}' is no label; expected {BooleanText.Spellings}.", "Give every row a label.");
            }
        }

        return labels;
    }

    private static double[] ReadNumbers(TextTable table, string column)
    {
        var texts = table.Texts(column);
        var values = new double[texts.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = ReadNumber(table, row, column, texts[row]);
        }

        return values;
    }

    private static double ReadNumber(TextTable table, int row, string column, string text)
    {
        if (text.Length == 0)
        {
            return double.NaN;
        }

        // One character is the usual case in tables of usage, and a digit is no matter for a parser.
        if (text is [>= '0' and <= '9' and var digit])
        {
            return digit - '0';
        }

        return BooleanText.TryRead(text, out var value) ? (value ? 1 : 0) : NumberColumn.Read(table, row, column, text, mayBeNegative: true);
    }

    private static bool HoldsText(IReadOnlyList<string> texts) => texts.Any(text =>
        text.Length > 0 && !BooleanText.TryRead(text, out _) && !NumberText.TryRead(text, out _, out _, out _));
}

/// <summary>A column of numbers.</summary>
/// <param name="Name">The header.</param>
/// <param name="Values">Per row; NaN is missing.</param>
public sealed record LabelledColumn(string Name, double[] Values);
