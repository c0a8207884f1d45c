using System.Buffers.Text;

namespace Milestones.Usage.Times;

/// <summary>Times as a number of seconds or milliseconds since 1970-01-01T00:00:00Z.</summary>
internal static class EpochTime
{
    /// <summary>Reads a number in a known unit.</summary>
    /// <param name="utf8">Decimal digits, with a sign or a fraction if need be.</param>
    /// <param name="unit">Ticks of one.</param>
    /// <param name="ticks">Ticks of the time, finer fractions cut off; 0 with a problem.</param>
    public static TimeProblem Parse(ReadOnlySpan<byte> utf8, long unit, out long ticks)
    {
        ticks = 0;
        if (!Utf8Parser.TryParse(utf8, out decimal number, out var consumed) || consumed != utf8.Length)
        {
            return TimeProblem.Form;
        }

        var limit = (decimal)(DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / unit;
        if (number < -(decimal)DateTime.UnixEpoch.Ticks / unit || number > limit)
        {
            return TimeProblem.Impossible;
        }

        ticks = DateTime.UnixEpoch.Ticks + (long)decimal.Floor(number * unit);
        return TimeProblem.None;
    }

    /// <summary>Reads a number whose unit its magnitude tells, from 1973 on: below 10¹¹ seconds (until 5138), from there on milliseconds.</summary>
    public static TimeProblem ParseRecognised(ReadOnlySpan<byte> utf8, out long ticks)
    {
        var point = utf8.IndexOf((byte)'.');
        var digits = point < 0 ? utf8.Length : point;
        switch (digits)
        {
            case 9 or 10 or 11:
                return Parse(utf8, TimeSpan.TicksPerSecond, out ticks);
            case 12 or 13 or 14:
                return Parse(utf8, TimeSpan.TicksPerMillisecond, out ticks);
            default:
                ticks = 0;
                return TimeProblem.Form;
        }
    }
}
