namespace Milestones.Usage.Tables;

/// <summary>A cell that tells whether a feature was used: a boolean, or a number that counts uses.</summary>
internal static class AdoptionColumn
{
    /// <summary>Reads one cell.</summary>
    /// <returns>1: used; 0: not used; NaN if the row had to be refused.</returns>
    public static double Read(TextTable table, int row, string column, string text)
    {
        if (BooleanText.TryRead(text, out var adopted))
        {
            return adopted ? 1 : 0;
        }

        if (NumberText.TryRead(text, out var number, out _, out _) && number >= 0)
        {
            return number > 0 ? 1 : 0;
        }

        table.Refuse(
            row,
            column,
            $"'{text}' tells neither use nor no use; expected {BooleanText.Spellings}, or a number of uses.",
            "Correct the text. If it means that the feature is not open to the customer, list it under 'not_eligible'.");
        return double.NaN;
    }
}
