using Milestones.Usage.Tables;

namespace Milestones.Usage.Customers;

/// <summary>What the customer table says of one feature, per row of the table.</summary>
/// <param name="Values">In the unit of the feature's measure, before division by seats; NaN: missing or not eligible.</param>
/// <param name="NotEligible">Whether the cell says that the feature was not open to the customer.</param>
internal sealed record FeatureCells(double[] Values, bool[] NotEligible)
{
    /// <summary>Reads the column of a feature; rows with a text that its measure cannot take are refused.</summary>
    /// <param name="table">The customer table.</param>
    /// <param name="source">The feature's column, with texts that mean not eligible.</param>
    /// <param name="measure">How the column is to be taken.</param>
    /// <param name="notEligible">Texts that mean not eligible in any column.</param>
    public static FeatureCells Read(TextTable table, ColumnSource source, Measure measure, IReadOnlyList<string> notEligible)
    {
        var texts = table.Texts(source.Column);
        var closed = source.NotEligible.Concat(notEligible).Select(text => text.Trim()).ToHashSet(StringComparer.Ordinal);
        var cells = new FeatureCells(new double[texts.Count], new bool[texts.Count]);
        for (var row = 0; row < texts.Count; row++)
        {
            var text = texts[row];
            cells.NotEligible[row] = closed.Contains(text);
            cells.Values[row] = text.Length == 0 || cells.NotEligible[row] ? double.NaN
                : measure == Measure.Adopted ? AdoptionColumn.Read(table, row, source.Column, text)
                : NumberColumn.Read(table, row, source.Column, text, mayBeNegative: measure == Measure.Value);
        }

        return cells;
    }
}
