using System.Text.RegularExpressions;

namespace Milestones.Usage.Initialization;

/// <summary>What the columns of an event log probably mean.</summary>
/// <param name="File">The log.</param>
/// <param name="Customer">Whose event it is.</param>
/// <param name="Event">Its name.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Quantity">How often; null: once.</param>
internal sealed partial record EventLogGuess(FileProfile File, ColumnProfile Customer, ColumnProfile Event, ColumnProfile Time, ColumnProfile? Quantity)
{
    private const int MostEventNames = 500;

    /// <summary>Guesses; null where the file is no event log.</summary>
    public static EventLogGuess? From(FileProfile file)
    {
        var names = file.Columns
            .Where(column => !column.IsNumber && !column.IsDate && !column.IsBoolean && column.Distinct is >= 2 and <= MostEventNames)
            .OrderByDescending(column => EventName().IsMatch(column.Name))
            .ToList();
        var time = file.Columns.FirstOrDefault(column => column.IsDate)
            ?? file.Columns.FirstOrDefault(column => column.HasTimes && TimeName().IsMatch(column.Name));
        var customer = file.Columns
            .Where(column => !column.IsUnique && !column.IsDate && column != names.FirstOrDefault() && KeyName().IsMatch(column.Name))
            .MaxBy(column => column.Distinct);
        if (names is not [var name, ..] || time is null || customer is null || file.Rows < 2 * customer.Distinct)
        {
            return null;
        }

        return new EventLogGuess(file, customer, name, time, file.Columns.FirstOrDefault(column => column.IsNumber && QuantityName().IsMatch(column.Name)));
    }

    [GeneratedRegex("event|action|activity|feature|name|type", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EventName();

    [GeneratedRegex("time|date|_at$|_on$|^ts$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeName();

    [GeneratedRegex("customer|account|user|subscription|client|student|member|company|workspace|_id$|^id$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyName();

    [GeneratedRegex("quantity|count|clicks|times|uses", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuantityName();
}
