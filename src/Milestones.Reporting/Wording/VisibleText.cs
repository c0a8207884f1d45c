using System.Text;

namespace Milestones.Reporting.Wording;

/// <summary>Texts of the data as a person can trust them: what would steer the reading without being seen is seen.</summary>
internal static class VisibleText
{
    /// <summary>The text with control characters as spaces, and with characters that override the direction of writing named,
    /// e.g. <c>[U+202E]</c>; languages written from right to left need none of them.</summary>
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            visible.Append(c switch
            {
                (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => $"[U+{(int)c:X4}]",
                _ when char.IsControl(c) => " ",
                _ => c.ToString(),
            });
        }

        return visible.ToString();
    }
}
