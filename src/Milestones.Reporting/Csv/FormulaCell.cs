using System.Globalization;

namespace Milestones.Reporting.Csv;

/// <summary>
/// Cells that a spreadsheet takes for a formula: those which begin with =, +, - or @, or with a tab or a carriage return, which spreadsheets skip.
/// An apostrophe before them makes them text. Numbers are left alone.
/// </summary>
internal static class FormulaCell
{
    /// <summary>The cell as a spreadsheet does not compute it.</summary>
    public static string Neutralised(string cell) =>
        cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !IsNumber(cell) ? $"'{cell}" : cell;

    private static bool IsNumber(string cell) => double.TryParse(
        cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
