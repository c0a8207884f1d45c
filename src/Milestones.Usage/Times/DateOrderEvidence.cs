namespace Milestones.Usage.Times;

/// <summary>
/// Gathers from all dates of a column whether days or months come first: 31/01/2025 can only begin with the day.
/// The decision is the same for any order of the rows.
/// </summary>
internal sealed class DateOrderEvidence
{
    private Sighting? _dayFirst;
    private Sighting? _monthFirst;
    private Sighting? _either;

    /// <summary>Looks at one value; anything but a date that begins with day or month says nothing.</summary>
    public void Observe(ReadOnlySpan<byte> utf8, string file, long row)
    {
        if (!TimestampParser.TryReadTwoAndYear(utf8, out var first, out var second) || first == second)
        {
            return;
        }

        ref var sighting = ref _either;
        if (first > 12 && second <= 12)
        {
            sighting = ref _dayFirst;
        }
        else if (second > 12 && first <= 12)
        {
            sighting = ref _monthFirst;
        }
        else if (first > 12)
        {
            return; // no date in any order: a bad row, reported when it is read
        }

        if (sighting is null)
        {
            sighting = new Sighting(System.Text.Encoding.UTF8.GetString(utf8), file, row);
        }
    }

    /// <summary>The order in which all dates of the column can be read.</summary>
    /// <param name="column">The column, for the message.</param>
    /// <param name="remedy">How the order can be told.</param>
    /// <exception cref="InputException">The dates don't tell, or contradict each other.</exception>
    public DateOrder Decide(string column, string remedy)
    {
        if (_dayFirst is { } day && _monthFirst is { } month)
        {
            throw new InputException(new InputError(
                day.File,
                $"'{day.Text}' begins with the day, but '{month.Text}' ({month.File}, row {month.Row}) with the month.",
                remedy,
                day.Row,
                column));
        }

        if (_dayFirst is null && _monthFirst is null && _either is { } either)
        {
            throw new InputException(new InputError(
                either.File,
                $"'{either.Text}' may begin with the day or with the month, and no other date of the column tells which.",
                remedy,
                either.Row,
                column));
        }

        return _monthFirst is null ? DateOrder.DayFirst : DateOrder.MonthFirst;
    }

    private sealed record Sighting(string Text, string File, long Row);
}
