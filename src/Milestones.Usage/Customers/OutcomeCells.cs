using Milestones.Usage.Tables;

namespace Milestones.Usage.Customers;

/// <summary>Reads an outcome that is a column of the customer table.</summary>
internal static class OutcomeCells
{
    /// <summary>Reads the column; where it must be a boolean, rows with another text are refused.</summary>
    /// <returns>Per row whether the customer was retained; null where the cell is empty or the row refused.</returns>
    public static bool?[] Read(TextTable table, RetainedByColumn outcome)
    {
        var retained = outcome.RetainedWhen.ToHashSet(StringComparer.Ordinal);
        return [.. table.Texts(outcome.Column).Select((text, row) =>
            text.Length == 0 ? (bool?)null
            : retained.Count > 0 ? retained.Contains(text)
            : ReadBoolean(table, row, outcome.Column, text))];
    }

    private static bool? ReadBoolean(TextTable table, int row, string column, string text)
    {
        if (BooleanText.TryRead(text, out var retained))
        {
            return retained;
        }

        table.Refuse(
            row, column, $"'{text}' is not a boolean; expected {BooleanText.Spellings}.", "Correct it, or list the texts that mean retained under 'when' of the outcome.");
        return null;
    }
}
