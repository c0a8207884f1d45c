using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Milestones.Usage.Times;

/// <summary>Reads points in time from UTF-8: the usual ISO form in a few instructions, every other known form step by step.</summary>
internal static class TimestampParser
{
    private const int IsoMinuteLength = 16; // yyyy-MM-ddTHH:mm
    private const int IsoSecondLength = 19;

    private static readonly Vector128<byte> IsoLowest = Vector128.Create("0000-00-00 00:00"u8);
    private static readonly Vector128<byte> IsoRange = Vector128.Create((byte)9, 9, 9, 9, 0, 9, 9, 0, 9, 9, 'T' - ' ', 9, 9, 0, 9, 9);
    private static readonly Vector128<byte> IsoTens = Vector128.Create((byte)0, 2, 5, 8, 11, 14, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4);
    private static readonly Vector128<byte> IsoOnes = Vector128.Create((byte)1, 3, 6, 9, 12, 15, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4);

    private static ReadOnlySpan<ushort> DaysBeforeMonth => [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

    /// <summary>Reads yyyy-MM-ddTHH:mm:ss, with a blank for the T if need be and with or without the Z; all other forms are left to
    /// <see cref="Parse"/>.</summary>
    public static bool TryParseIso(ReadOnlySpan<byte> utf8, out long ticks)
    {
        ticks = 0;
        if (utf8.Length != IsoSecondLength && (utf8.Length != IsoSecondLength + 1 || utf8[IsoSecondLength] != 'Z'))
        {
            return false;
        }

        ref var start = ref MemoryMarshal.GetReference(utf8);
        var digits = Vector128.LoadUnsafe(ref start) - IsoLowest;
        if (!Vector128.LessThanOrEqualAll(digits, IsoRange) || utf8[10] is not ((byte)'T' or (byte)' '))
        {
            return false;
        }

        // Two digits are put together in 16-bit lanes: ten times nine stays within its byte.
        var tens = (Vector128.Shuffle(digits, IsoTens).AsUInt16() * 10).AsByte();
        var pairs = (tens + Vector128.Shuffle(digits, IsoOnes)).AsUInt64().ToScalar();
        var second = TwoDigits(utf8[17], utf8[18]);
        var year = (int)(((pairs & 0xFF) * 100) + ((pairs >> 8) & 0xFF));
        var day = DayNumber(year, (int)((pairs >> 16) & 0xFF), (int)((pairs >> 24) & 0xFF));
        var hour = (int)((pairs >> 32) & 0xFF);
        var minute = (int)((pairs >> 40) & 0xFF);
        if (day < 0 || hour > 23 || minute > 59 || second > 59 || utf8[IsoMinuteLength] != ':')
        {
            return false;
        }

        ticks = (day * TimeSpan.TicksPerDay) + (((hour * 3600) + (minute * 60) + second) * TimeSpan.TicksPerSecond);
        return true;
    }

    /// <summary>Reads any known form.</summary>
    /// <param name="utf8">The text; blanks around it are ignored.</param>
    /// <param name="order">The column's order of days and months.</param>
    /// <param name="ticks">Ticks (100 ns) of the UTC time, finer fractions cut off; 0 with a problem.</param>
    public static TimeProblem Parse(ReadOnlySpan<byte> utf8, DateOrder order, out long ticks)
    {
        ticks = 0;
        var rest = new TimeScanner(utf8.Trim((byte)' '));
        if (rest.LeadingDigits() >= 8)
        {
            return rest.IsEightDigits ? ParseEightDigits(rest, out ticks) : EpochTime.ParseRecognised(utf8.Trim((byte)' '), out ticks);
        }

        if (!rest.TryReadDate(out var first, out var second, out var third, out var yearFirst)
            || !rest.TryReadTimeOfDay(out var timeOfDay)
            || !rest.TryReadOffset(out var offset))
        {
            return TimeProblem.Form;
        }

        if (!yearFirst && order == DateOrder.Undecided)
        {
            return TimeProblem.UndecidedOrder;
        }

        var day = (yearFirst, order) switch
        {
            (true, _) => DayNumber(first, second, third),
            (false, DateOrder.DayFirst) => DayNumber(third, second, first),
            _ => DayNumber(third, first, second),
        };
        return Compose(day, timeOfDay, offset, out ticks);
    }

    /// <summary>Whether a text is a date of the form d/M/yyyy or M/d/yyyy, and with which two numbers it begins.</summary>
    public static bool TryReadTwoAndYear(ReadOnlySpan<byte> utf8, out int first, out int second) =>
        new TimeScanner(utf8.Trim((byte)' ')).TryReadDate(out first, out second, out _, out var yearFirst) && !yearFirst;

    private static TimeProblem ParseEightDigits(TimeScanner rest, out long ticks)
    {
        rest.TryReadDigits(8, out var number);
        return Compose(DayNumber(number / 10000, number / 100 % 100, number % 100), 0, 0, out ticks);
    }

    private static TimeProblem Compose(long day, long timeOfDay, long offset, out long ticks)
    {
        ticks = (day * TimeSpan.TicksPerDay) + timeOfDay - offset;
        if (day >= 0 && timeOfDay >= 0 && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks)
        {
            return TimeProblem.None;
        }

        ticks = 0;
        return TimeProblem.Impossible;
    }

    /// <summary>Days from 0001-01-01, or −1 if there is no such day.</summary>
    private static long DayNumber(int year, int month, int day)
    {
        if ((uint)(month - 1) > 11 || year == 0)
        {
            return -1;
        }

        var leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 1 : 0;
        var before = DaysBeforeMonth[month - 1] + (month > 2 ? leap : 0);
        var length = DaysBeforeMonth[month] - DaysBeforeMonth[month - 1] + (month == 2 ? leap : 0);
        var past = year - 1;
        return (uint)(day - 1) < (uint)length ? (past * 365L) + (past / 4) - (past / 100) + (past / 400) + before + day - 1 : -1;
    }

    /// <summary>The number that two digits write; over 99 if one of them is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint TwoDigits(byte tens, byte ones)
    {
        var high = (uint)(tens - '0');
        var low = (uint)(ones - '0');
        return high > 9 || low > 9 ? uint.MaxValue : (high * 10) + low;
    }
}
