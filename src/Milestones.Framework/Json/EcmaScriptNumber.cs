using System.Globalization;

namespace Milestones.Framework.Json;

/// <summary>
/// A double as ECMAScript writes it (ECMA-262, Number::toString with radix 10), which is what RFC 8785 demands: the
/// shortest digits that read back as the same double, in the one layout that the standard prescribes for them.
/// </summary>
internal static class EcmaScriptNumber
{
    /// <summary>The number's text.</summary>
    /// <param name="value">Finite; −0 is written as 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is NaN or infinite, which JSON cannot say.</exception>
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "JSON has no NaN and no infinity.");
        }

        if (value == 0)
        {
            return "0";
        }

        var (digits, point) = ShortestDigits(Math.Abs(value));
        return (value < 0 ? "-" : "") + Layout(digits, point);
    }

    /// <summary>The digits without leading or trailing zeros, and where the decimal point stands: the value is
    /// 0.digits × 10^point.</summary>
    private static (string Digits, int Point) ShortestDigits(double value)
    {
        var parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = parts.Length == 1 ? 0 : int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var whole = parts[0].Split('.')[0].Length;
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var leadingZeros = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), whole + exponent - leadingZeros);
    }

    private static string Layout(string digits, int point) => point switch
    {
        > 0 and <= 21 when digits.Length <= point => digits.PadRight(point, '0'),
        > 0 and <= 21 => $"{digits[..point]}.{digits[point..]}",
        > -6 and <= 0 => $"0.{new string('0', -point)}{digits}",
        _ => Scientific(digits, point - 1),
    };

    private static string Scientific(string digits, int exponent)
    {
        var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
        var sign = exponent < 0 ? '-' : '+';
        return FormattableString.Invariant($"{digits[0]}{fraction}e{sign}{Math.Abs(exponent)}");
    }
}
