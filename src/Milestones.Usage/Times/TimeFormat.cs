using System.Globalization;
using System.Text;

namespace Milestones.Usage.Times;

/// <summary>
/// How a column writes points in time: as declared, or recognised value by value: ISO 8601 (a date, or a date and a
/// time, UTC unless an offset is given), epoch seconds or milliseconds, and dates that begin with the day or the month once
/// their <see cref="Order"/> has been decided from the whole column (<see cref="DateOrderEvidence"/>).
/// </summary>
internal sealed class TimeFormat
{
    /// <summary>Longest text that is looked at, in bytes.</summary>
    private const int Longest = 64;

    private static readonly long Earliest = new DateTime(1900, 1, 1).Ticks;
    private static readonly long Latest = new DateTime(2200, 1, 1).Ticks;

    private readonly string? _declared;
    private readonly long _epochUnit;

    private TimeFormat(string? declared, long epochUnit, DateOrder order)
    {
        _declared = declared;
        _epochUnit = epochUnit;
        Order = order;
    }

    /// <summary>Recognises everything but the order of days and months.</summary>
    public static TimeFormat Recognised { get; } = new(null, 0, DateOrder.Undecided);

    /// <summary>What dates that don't begin with the year begin with.</summary>
    public DateOrder Order { get; }

    /// <summary>What the format's texts look like, for messages.</summary>
    public string Expected => _epochUnit switch
    {
        TimeSpan.TicksPerSecond => "seconds since 1970",
        TimeSpan.TicksPerMillisecond => "milliseconds since 1970",
        _ => _declared is null
            ? "a time such as 2025-01-31, 2025-01-31T12:00:00Z or 1738324800 (seconds or milliseconds since 1970)"
            : $"a time written as {_declared}",
    };

    /// <summary>The format that a study declares.</summary>
    /// <param name="declared"><c>epoch-seconds</c>, <c>epoch-milliseconds</c>, a .NET custom format, or null: recognised.</param>
    public static TimeFormat For(string? declared) => declared switch
    {
        null => Recognised,
        "epoch-seconds" => new TimeFormat(declared, TimeSpan.TicksPerSecond, DateOrder.Undecided),
        "epoch-milliseconds" => new TimeFormat(declared, TimeSpan.TicksPerMillisecond, DateOrder.Undecided),
        _ => new TimeFormat(declared, 0, DateOrder.Undecided),
    };

    /// <summary>The same format, with the order decided.</summary>
    public TimeFormat With(DateOrder order) => new(_declared, _epochUnit, order);

    /// <summary>Reads one value.</summary>
    /// <param name="utf8">The text; blanks around it are ignored.</param>
    /// <param name="ticks">Ticks (100 ns) of the UTC time, finer fractions cut off; 0 with a problem.</param>
    public TimeProblem Read(ReadOnlySpan<byte> utf8, out long ticks)
    {
        var problem = ReadAny(utf8, out ticks);
        if (problem == TimeProblem.None && (ticks < Earliest || ticks >= Latest))
        {
            ticks = 0;
            return TimeProblem.Implausible;
        }

        return problem;
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, out long)"/>
    public TimeProblem Read(string text, out DateTime time)
    {
        var problem = Read(Encoding.UTF8.GetBytes(text), out var ticks);
        time = new DateTime(ticks, DateTimeKind.Utc);
        return problem;
    }

    /// <summary>Says in a sentence what is wrong with a value.</summary>
    public string Describe(TimeProblem problem, string text) => problem switch
    {
        _ when string.IsNullOrWhiteSpace(text) => $"It is empty; expected {Expected}.",
        TimeProblem.Impossible or TimeProblem.Implausible when _epochUnit != 0 && InOtherUnit(text) is { } meant => meant,
        TimeProblem.Impossible => $"'{text}' is not a day and time that exists.",
        TimeProblem.Implausible => $"'{text}' lies outside the years 1900 to 2199.",
        TimeProblem.UndecidedOrder => $"'{text}' may begin with the day or with the month.",
        _ => $"'{text}' is not {Expected}.",
    };

    /// <summary>What to say of a number that is plausible in the other unit of epoch times only; null: it is not.</summary>
    private string? InOtherUnit(string text)
    {
        var other = For(_epochUnit == TimeSpan.TicksPerSecond ? "epoch-milliseconds" : "epoch-seconds");
        return other.Read(text, out DateTime time) == TimeProblem.None
            ? string.Create(CultureInfo.InvariantCulture, $"'{text}' as {Expected} lies outside the years 1900 to 2199; as {other.Expected} it is {time:yyyy-MM-dd} ('{other._declared}').")
            : null;
    }

    private TimeProblem ReadAny(ReadOnlySpan<byte> utf8, out long ticks)
    {
        if (_declared is null)
        {
            return TimestampParser.TryParseIso(utf8, out ticks) ? TimeProblem.None : TimestampParser.Parse(utf8, Order, out ticks);
        }

        return _epochUnit != 0 ? EpochTime.Parse(utf8.Trim((byte)' '), _epochUnit, out ticks) : ReadDeclared(utf8, out ticks);
    }

    private TimeProblem ReadDeclared(ReadOnlySpan<byte> utf8, out long ticks)
    {
        ticks = 0;
        utf8 = utf8.Trim((byte)' ');
        Span<char> characters = stackalloc char[Longest];
        if (utf8.Length > Longest || !Encoding.UTF8.TryGetChars(utf8, characters, out var length))
        {
            return TimeProblem.Form;
        }

        if (!DateTime.TryParseExact(
            characters[..length],
            _declared,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time))
        {
            return TimeProblem.Form;
        }

        ticks = time.Ticks;
        return TimeProblem.None;
    }
}
