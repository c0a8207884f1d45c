namespace Milestones.Usage.Tables;

/// <summary>The usual spellings of yes and no, in any case.</summary>
internal static class BooleanText
{
    /// <summary>The spellings, for messages.</summary>
    public const string Spellings = "true/false, yes/no, 1/0, t/f, y/n or on/off";

    private static readonly HashSet<string> Trues = new(StringComparer.OrdinalIgnoreCase) { "true", "yes", "1", "t", "y", "on" };
    private static readonly HashSet<string> Falses = new(StringComparer.OrdinalIgnoreCase) { "false", "no", "0", "f", "n", "off" };

    /// <summary>Reads one value.</summary>
    /// <param name="text">Without blanks around it.</param>
    /// <param name="value">What it says.</param>
    public static bool TryRead(string text, out bool value)
    {
        value = Trues.Contains(text);
        return value || Falses.Contains(text);
    }
}
