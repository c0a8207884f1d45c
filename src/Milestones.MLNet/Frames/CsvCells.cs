using System.Globalization;
using Microsoft.Data.Analysis;

namespace Milestones.MLNet.Frames;

/// <summary>Cells of the product's CSV files as a column of a frame.</summary>
internal static class CsvCells
{
    /// <summary>Numbers, or texts; an empty cell is null.</summary>
    public static DataFrameColumn Column(string name, bool isNumber, IEnumerable<string> cells) => isNumber
        ? new DoubleDataFrameColumn(name, cells.Select(cell => cell.Length == 0 ? (double?)null : double.Parse(cell, CultureInfo.InvariantCulture)))
        : new StringDataFrameColumn(name, cells.Select(cell => cell.Length == 0 ? null : cell));
}
