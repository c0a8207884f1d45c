namespace Milestones.Usage.Tables;

/// <summary>A column read as numbers.</summary>
internal static class NumberColumn
{
    /// <summary>Reads a column; rows with anything but a number or nothing are refused.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="mayBeNegative">Whether numbers below 0 make sense.</param>
    /// <returns>Per row; NaN where the cell is empty or the row refused.</returns>
    public static double[] Read(TextTable table, string column, bool mayBeNegative)
    {
        var texts = table.Texts(column);
        var values = new double[texts.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = texts[row].Length == 0 ? double.NaN : Read(table, row, column, texts[row], mayBeNegative);
        }

        return values;
    }

    /// <summary>Reads one cell; NaN if the row had to be refused.</summary>
    public static double Read(TextTable table, int row, string column, string text, bool mayBeNegative)
    {
        if (!NumberText.TryRead(text, out var number, out var problem, out var remedy))
        {
            table.Refuse(row, column, problem, remedy);
            return double.NaN;
        }

        if (number < 0 && !mayBeNegative)
        {
            table.Refuse(row, column, $"{text} is negative; expected 0 or more.", "Correct the number, or leave the cell empty where it is not known.");
            return double.NaN;
        }

        return number == 0 ? 0 : number; // -0 is 0
    }
}
