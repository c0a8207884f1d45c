namespace Milestones.Usage.Times;

/// <summary>Walks over the text of one time, from left to right.</summary>
internal ref struct TimeScanner(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    /// <summary>Whether the text is eight digits and nothing else: yyyyMMdd.</summary>
    public readonly bool IsEightDigits => _rest.Length == 8 && LeadingDigits() == 8;

    /// <summary>How many digits stand at the beginning.</summary>
    public readonly int LeadingDigits()
    {
        var end = _rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? _rest.Length : end;
    }

    /// <summary>Reads an unsigned number of exactly <paramref name="length"/> digits, 9 at most.</summary>
    public bool TryReadDigits(int length, out int number)
    {
        number = 0;
        if (_rest.Length < length || LeadingDigits() < length)
        {
            return false;
        }

        foreach (var digit in _rest[..length])
        {
            number = (number * 10) + digit - '0';
        }

        _rest = _rest[length..];
        return true;
    }

    /// <summary>Reads three numbers with '-', '/' or '.' between them, one of them, the first or the last, a year of four digits.</summary>
    public bool TryReadDate(out int first, out int second, out int third, out bool yearFirst)
    {
        second = third = 0;
        yearFirst = LeadingDigits() == 4;
        if (!TryReadDigits(yearFirst ? 4 : OneOrTwo(), out first) || _rest.IsEmpty || _rest[0] is not ((byte)'-' or (byte)'/' or (byte)'.'))
        {
            return false;
        }

        var separator = _rest[0];
        return TrySkip(separator)
            && TryReadDigits(OneOrTwo(), out second)
            && TrySkip(separator)
            && (!yearFirst || LeadingDigits() <= 2)
            && TryReadDigits(yearFirst ? OneOrTwo() : 4, out third);
    }

    /// <summary>Reads a time of day if one follows, else midnight.</summary>
    /// <param name="ticks">Ticks since midnight; −1 for a time that doesn't exist.</param>
    public bool TryReadTimeOfDay(out long ticks)
    {
        ticks = 0;
        var lookedAt = _rest;
        if (!TrySkip((byte)'T') && !TrySkip((byte)'t') && !TrySkip((byte)' '))
        {
            return true;
        }

        if (LeadingDigits() == 0)
        {
            _rest = lookedAt; // a blank before the zone
            return true;
        }

        int second = 0, fraction = 0;
        if (!TryReadDigits(OneOrTwo(), out var hour) || !TrySkip((byte)':') || !TryReadDigits(2, out var minute))
        {
            return false;
        }

        if (TrySkip((byte)':') && (!TryReadDigits(2, out second) || !TryReadFraction(out fraction)))
        {
            return false;
        }

        ticks = hour > 23 || minute > 59 || second > 59
            ? -1
            : (((hour * 3600) + (minute * 60) + second) * TimeSpan.TicksPerSecond) + fraction;
        return true;
    }

    /// <summary>Reads the zone up to the end of the text: nothing or Z or UTC, or an offset.</summary>
    /// <param name="ticks">Ticks to subtract.</param>
    public bool TryReadOffset(out long ticks)
    {
        ticks = 0;
        TrySkip((byte)' ');
        if (_rest.IsEmpty || _rest.SequenceEqual("Z"u8) || _rest.SequenceEqual("z"u8) || _rest.SequenceEqual("UTC"u8))
        {
            return true;
        }

        var minus = TrySkip((byte)'-');
        if ((!minus && !TrySkip((byte)'+')) || !TryReadDigits(2, out var hours))
        {
            return false;
        }

        TrySkip((byte)':');
        var minutes = 0;
        if ((!_rest.IsEmpty && !TryReadDigits(2, out minutes)) || !_rest.IsEmpty || hours > 14 || minutes > 59)
        {
            return false;
        }

        ticks = ((hours * 60) + minutes) * TimeSpan.TicksPerMinute * (minus ? -1 : 1);
        return true;
    }

    /// <summary>Reads a fraction of a second if one follows; digits beyond a tick are cut off, which moves no time over a window's edge.</summary>
    private bool TryReadFraction(out int ticks)
    {
        ticks = 0;
        if (!TrySkip((byte)'.') && !TrySkip((byte)','))
        {
            return true;
        }

        var length = LeadingDigits();
        for (var place = 0; place < 7; place++)
        {
            ticks = (ticks * 10) + (place < length ? _rest[place] - '0' : 0);
        }

        _rest = _rest[length..];
        return length > 0;
    }

    private readonly int OneOrTwo() => Math.Clamp(LeadingDigits(), 1, 2);

    private bool TrySkip(byte character)
    {
        if (_rest.IsEmpty || _rest[0] != character)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }
}
