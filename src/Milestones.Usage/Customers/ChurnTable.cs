using Milestones.Usage.Tables;

namespace Milestones.Usage.Customers;

/// <summary>Churn dates that lie in a table of their own, a row per churn.</summary>
internal static class ChurnTable
{
    /// <summary>Reads each customer's first or last churn.</summary>
    /// <param name="study">The study, whose churn source names a file.</param>
    /// <param name="customers">The identifiers that the customer table has.</param>
    /// <param name="errors">Takes rows without a date or of unknown customers.</param>
    /// <exception cref="InputException">The file is missing, empty or broken, or lacks a column.</exception>
    public static Dictionary<string, DateTime> Read(Study study, IReadOnlySet<string> customers, RowErrors errors)
    {
        var source = study.Customers.Churn!;
        var table = TextTableReader.Read(
            study.Folder,
            source.File!,
            [new ColumnUse(source.Customer!, "'customers.churn.customer' of the study"), new ColumnUse(source.Column, "'customers.churn.date' of the study")],
            errors);
        var ids = table.Texts(source.Customer!);
        var dates = DateColumn.Read(table, source.Column, study.Customers.DateFormat);
        var churns = new Dictionary<string, DateTime>(StringComparer.Ordinal);
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!customers.Contains(ids[row]))
            {
                table.Refuse(row, source.Customer, $"The customer '{ids[row]}' is not in {study.Customers.File}.", "Add the customer, or take the row out.");
            }
            else if (dates[row] is not { } date)
            {
                table.Refuse(row, source.Column, "The churn has no date.", "Fill it in, or take the row out.");
            }
            else if (!churns.TryGetValue(ids[row], out var other) || (source.TakeLast ? date > other : date < other))
            {
                churns[ids[row]] = date;
            }
        }

        return churns;
    }
}
