using Milestones.Usage.Times;

namespace Milestones.Usage.Initialization;

/// <summary>The dates of a column, read with one order of days and months.</summary>
/// <param name="order">The order tried; it matters only for dates that don't begin with the year.</param>
internal sealed class DateProfile(DateOrder order)
{
    private readonly TimeFormat _format = TimeFormat.Recognised.With(order);

    /// <summary>How many texts are dates or times.</summary>
    public long Count { get; private set; }

    /// <summary>The earliest, UTC.</summary>
    public DateTime Earliest { get; private set; } = DateTime.MaxValue;

    /// <summary>The latest, UTC.</summary>
    public DateTime Latest { get; private set; } = DateTime.MinValue;

    /// <summary>Looks at one text.</summary>
    /// <returns>The date, UTC; null if it is none.</returns>
    public DateTime? Observe(string text)
    {
        if (_format.Read(text, out DateTime time) != TimeProblem.None)
        {
            return null;
        }

        Count++;
        Earliest = time < Earliest ? time : Earliest;
        Latest = time > Latest ? time : Latest;
        return time;
    }
}
