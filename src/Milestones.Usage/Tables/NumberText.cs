using System.Globalization;

namespace Milestones.Usage.Tables;

/// <summary>Reads numbers as tables write them: digits, a point before decimals, perhaps a sign or an exponent.</summary>
internal static class NumberText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads one number.</summary>
    /// <param name="text">Without blanks around it, not empty.</param>
    /// <param name="number">A finite number.</param>
    /// <param name="problem">Why the text is none, as a sentence.</param>
    /// <param name="remedy">How to mend it.</param>
    public static bool TryRead(string text, out double number, out string problem, out string remedy)
    {
        problem = $"'{text}' is not a number.";
        remedy = "Write digits, with a point before decimals; leave the cell empty where the number is not known.";
        if (double.TryParse(text, Style, CultureInfo.InvariantCulture, out number))
        {
            if (double.IsFinite(number))
            {
                return true;
            }

            problem = $"'{text}' is not a finite number.";
            remedy = "Leave the cell empty where the number is not known.";
        }
        else if (text.Contains(',', StringComparison.Ordinal))
        {
            problem = $"'{text}' has a comma, which may separate decimals or thousands; expected a number such as 1234.5.";
            remedy = "Write a point before decimals and nothing between thousands.";
        }

        return false;
    }
}
