namespace Milestones.Usage.Events;

/// <summary>Reads quantities exactly, as whole numbers of millionths.</summary>
internal static class QuantityParser
{
    private const int Decimals = 6;

    /// <summary>Largest quantity of one event.</summary>
    private const long MaxUnits = 1_000_000_000_000 * FeatureUse.UnitsPerOne;

    /// <summary>Reads a decimal number of 0 or more, in invariant notation, with an exponent if need be.</summary>
    /// <param name="utf8">The text; blanks around it are ignored.</param>
    /// <param name="units">The quantity in millionths; 0 with a problem.</param>
    public static QuantityProblem Read(ReadOnlySpan<byte> utf8, out long units)
    {
        // The usual case: a few digits.
        long number = 0;
        if (utf8.Length is > 0 and <= 9)
        {
            foreach (var character in utf8)
            {
                var digit = (uint)(character - '0');
                if (digit > 9)
                {
                    return ReadDecimal(utf8.Trim((byte)' '), out units);
                }

                number = (number * 10) + digit;
            }

            units = number * FeatureUse.UnitsPerOne;
            return QuantityProblem.None;
        }

        return ReadDecimal(utf8.Trim((byte)' '), out units);
    }

    /// <summary>Says in a sentence what is wrong with a value.</summary>
    public static string Describe(QuantityProblem problem, string text) => problem switch
    {
        _ when string.IsNullOrWhiteSpace(text) => "It is empty; expected a number of 0 or more.",
        QuantityProblem.Negative => $"'{text}' is negative; expected a number of 0 or more.",
        QuantityProblem.TooFine => $"'{text}' has more than {Decimals} decimals; quantities are summed exactly, in millionths.",
        QuantityProblem.TooLarge => $"'{text}' is larger than 10^12.",
        _ => $"'{text}' is not a number of 0 or more.",
    };

    private static QuantityProblem ReadDecimal(ReadOnlySpan<byte> text, out long units)
    {
        units = 0;
        var negative = Skip(ref text, (byte)'-');
        if (!negative)
        {
            Skip(ref text, (byte)'+');
        }

        var integer = TakeDigits(ref text);
        var fraction = Skip(ref text, (byte)'.') ? TakeDigits(ref text) : [];
        if ((integer.IsEmpty && fraction.IsEmpty) || !TryTakeExponent(ref text, out var exponent) || !text.IsEmpty)
        {
            return QuantityProblem.Form;
        }

        // digits · 10^place, without zeros at either end
        Span<byte> digits = new byte[integer.Length + fraction.Length];
        integer.CopyTo(digits);
        fraction.CopyTo(digits[integer.Length..]);
        var significant = digits.TrimEnd((byte)'0');
        var place = exponent - fraction.Length + digits.Length - significant.Length + Decimals;
        significant = significant.TrimStart((byte)'0');
        if (significant.IsEmpty)
        {
            return QuantityProblem.None;
        }

        if (negative)
        {
            return QuantityProblem.Negative;
        }

        if (significant.Length + place > 19)
        {
            return QuantityProblem.TooLarge;
        }

        return place < 0 ? QuantityProblem.TooFine : Compose(significant, place, out units);
    }

    private static QuantityProblem Compose(ReadOnlySpan<byte> significant, int zeros, out long units)
    {
        ulong number = 0; // of 19 digits at most
        foreach (var digit in significant)
        {
            number = (number * 10) + digit - '0';
        }

        for (var zero = 0; zero < zeros; zero++)
        {
            number *= 10;
        }

        units = number <= MaxUnits ? (long)number : 0;
        return number <= MaxUnits ? QuantityProblem.None : QuantityProblem.TooLarge;
    }

    private static bool Skip(ref ReadOnlySpan<byte> text, byte character)
    {
        var there = !text.IsEmpty && text[0] == character;
        text = there ? text[1..] : text;
        return there;
    }

    private static ReadOnlySpan<byte> TakeDigits(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return digits;
    }

    private static bool TryTakeExponent(ref ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        if (!Skip(ref text, (byte)'e') && !Skip(ref text, (byte)'E'))
        {
            return true;
        }

        var negative = Skip(ref text, (byte)'-');
        if (!negative)
        {
            Skip(ref text, (byte)'+');
        }

        var digits = TakeDigits(ref text);
        if (digits.Length is 0 or > 4)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            exponent = (exponent * 10) + digit - '0';
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }
}
