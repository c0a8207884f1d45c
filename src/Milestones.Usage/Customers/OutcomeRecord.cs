using Milestones.Usage.Tables;

namespace Milestones.Usage.Customers;

/// <summary>What a table tells of an outcome.</summary>
internal abstract class OutcomeRecord
{
    /// <summary>Whether a customer reached it; null: not known.</summary>
    /// <param name="row">Row of the customer table.</param>
    /// <param name="window">The customer's outcome window; null in a study without windows.</param>
    public abstract bool? Of(int row, TimeWindow? window);

    /// <summary>Reads the record of an outcome; null where the outcome is a matter of churn dates or events.</summary>
    /// <param name="study">The study.</param>
    /// <param name="outcome">One of its outcomes.</param>
    /// <param name="customers">The customer table, in which rows with wrong texts are refused.</param>
    /// <param name="ids">The identifier in each of its rows.</param>
    /// <param name="errors">Takes unusable rows of other tables.</param>
    /// <exception cref="InputException">A file is missing, empty or broken, or lacks a column.</exception>
    public static OutcomeRecord? Read(Study study, OutcomeDefinition outcome, TextTable customers, IReadOnlyList<string> ids, RowErrors errors) => outcome switch
    {
        RetainedByColumn column => new Stated(Retained(customers, column)),
        ExpandedByColumns columns => new Stated(Expanded(customers, columns)),
        ExpandedByChanges changes => new Sized(SizeTable.Read(study, changes, ids, errors)),
        _ => null,
    };

    /// <summary>Reads a column; where it must be a boolean, rows with another text are refused.</summary>
    private static bool?[] Retained(TextTable table, RetainedByColumn outcome)
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

    private static bool?[] Expanded(TextTable table, ExpandedByColumns outcome)
    {
        var before = NumberColumn.Read(table, outcome.From, mayBeNegative: true);
        var after = NumberColumn.Read(table, outcome.To, mayBeNegative: true);
        return [.. before.Zip(after, (from, to) => double.IsNaN(from) || double.IsNaN(to) ? (bool?)null : to > from)];
    }

    /// <summary>The customer table says so, whatever the window.</summary>
    private sealed class Stated(bool?[] byRow) : OutcomeRecord
    {
        public override bool? Of(int row, TimeWindow? window) => byRow[row];
    }

    /// <summary>Sizes over time.</summary>
    private sealed class Sized(IReadOnlyList<SizeHistory> byRow) : OutcomeRecord
    {
        public override bool? Of(int row, TimeWindow? window) =>
            window is { } times && byRow[row].Before(times.Start) is { } start ? byRow[row].Before(times.End) > start : null;
    }
}
