using Milestones.Usage.Tables;

namespace Milestones.Usage.Customers;

/// <summary>Reads the customer table of a study, and the churn dates where they lie elsewhere.</summary>
internal static class CustomerTableReader
{
    /// <summary>What a decoder puts in the place of bytes that are no text.</summary>
    private const char ReplacementCharacter = '\uFFFD';

    /// <summary>Reads everything that the study wants to know of its customers.</summary>
    /// <param name="study">The study.</param>
    /// <param name="errors">Takes the rows that cannot be used. The caller judges their number.</param>
    /// <exception cref="InputException">A file is missing, empty or broken, or lacks a column.</exception>
    public static CustomerTable Read(Study study, RowErrors errors)
    {
        var source = study.Customers;
        var table = TextTableReader.Read(study.Folder, source.File, CustomerColumns.Of(study), errors);
        if (table.RowCount + table.MalformedRows == 0)
        {
            throw new InputException(new InputError(source.File, "It has a header but no rows.", "Export it again, with a row per customer."));
        }

        var ids = ReadIdentifiers(table, source.Id);
        var signups = source.Signup is { } signup ? DateColumn.Read(table, signup, source.DateFormat) : new DateTime?[table.RowCount];
        var churns = ReadChurns(study, table, ids, errors);
        if (source.Signup is not null && source.ChurnBeforeSignup == ChurnBeforeSignup.Error)
        {
            RefuseChurnBeforeSignup(table, source, signups, churns);
        }

        var plans = source.Plan is { } plan ? table.Texts(plan) : null;
        var seats = ReadNumbers(table, source.Seats, mayBeNegative: false);
        var spend = ReadNumbers(table, source.Spend, mayBeNegative: true);
        var tenure = ReadNumbers(table, source.Tenure, mayBeNegative: false);
        var features = study.Catalog.Features.Where(feature => feature.Source is ColumnSource).ToDictionary(
            feature => feature.Name,
            feature => FeatureCells.Read(table, (ColumnSource)feature.Source, feature.Measure, source.NotEligible),
            StringComparer.Ordinal);
        OutcomeRecord?[] outcomes = [.. study.Outcomes.Select(outcome => OutcomeRecord.Read(study, outcome, table, ids, errors))];

        var rows = Enumerable.Range(0, table.RowCount)
            .Where(row => ids[row].Length > 0)
            .DistinctBy(row => ids[row], StringComparer.Ordinal)
            .OrderBy(row => ids[row], StringComparer.Ordinal)
            .ToList();
        return new CustomerTable
        {
            Customers = [.. rows.Select(row => new Customer(
                ids[row],
                signups[row],
                churns[row],
                plans is null || plans[row].Length == 0 ? null : plans[row],
                Known(seats, row),
                Known(spend, row),
                source.Tenure is null ? TenureSince(study.Windows, signups[row]) : Known(tenure, row)))],
            Rows = rows,
            Texts = table,
            Features = features,
            Outcomes = outcomes,
        };
    }

    private static IReadOnlyList<string> ReadIdentifiers(TextTable table, string column)
    {
        var ids = table.Texts(column);
        foreach (var rows in Enumerable.Range(0, table.RowCount).GroupBy(row => ids[row], StringComparer.Ordinal))
        {
            if (rows.Key.Length == 0)
            {
                foreach (var row in rows)
                {
                    table.Refuse(row, column, "The customer has no identifier.", "Fill it in, or take the row out.");
                }
            }
            else if (rows.Key.Any(character => char.IsControl(character) || character == ReplacementCharacter))
            {
                foreach (var row in rows)
                {
                    table.Refuse(row, column, $"The identifier '{rows.Key}' holds bytes that are no text.", "Write the file in UTF-8, and the identifier without control characters.");
                }
            }
            else if (rows.Skip(1).Any())
            {
                // Nobody can say which of the rows is right, so none is used.
                foreach (var (row, other) in rows.Zip(rows.Skip(1).Append(rows.First())))
                {
                    table.Refuse(row, column, $"The customer '{rows.Key}' is there {rows.Count()} times, also on row {table.Line(other)}.", "Leave one row per customer.");
                }
            }
        }

        return ids;
    }

    private static DateTime?[] ReadChurns(Study study, TextTable table, IReadOnlyList<string> ids, RowErrors errors)
    {
        switch (study.Customers.Churn)
        {
            case null:
                return new DateTime?[table.RowCount];
            case { File: null, Column: var column }:
                return DateColumn.Read(table, column, study.Customers.DateFormat);
            default:
                var churns = ChurnTable.Read(study, ids.ToHashSet(StringComparer.Ordinal), errors);
                return [.. ids.Select(id => churns.TryGetValue(id, out var date) ? date : (DateTime?)null)];
        }
    }

    /// <summary>Compares days, since a churn date without a time of day stands for its first instant.</summary>
    private static void RefuseChurnBeforeSignup(TextTable table, CustomerSource source, DateTime?[] signups, DateTime?[] churns)
    {
        for (var row = 0; row < table.RowCount; row++)
        {
            if (churns[row]?.Date < signups[row]?.Date)
            {
                table.Refuse(
                    row,
                    source.Churn!.File is null ? source.Churn.Column : source.Signup,
                    FormattableString.Invariant($"The churn on {churns[row]:yyyy-MM-dd} lies before the signup on {signups[row]:yyyy-MM-dd}."),
                    "Correct the dates. If customers can leave before their start, write 'churn_before_signup: gone' under 'customers' of the study.");
            }
        }
    }

    private static double[]? ReadNumbers(TextTable table, string? column, bool mayBeNegative) =>
        column is null ? null : NumberColumn.Read(table, column, mayBeNegative);

    private static double? Known(double[]? values, int row) =>
        values is null || double.IsNaN(values[row]) ? null : values[row];

    private static double? TenureSince(StudyWindows? windows, DateTime? signup) =>
        windows is null || signup is not { } anchor ? null : (windows.FeatureWindow(windows.Snapshot ?? anchor).End - anchor).TotalDays;
}
