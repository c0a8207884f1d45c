using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Milestones.Notebooks.Parameters;

/// <summary>A variable that a notebook declares in its cell tagged <c>parameters</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, a keyword of C#.</param>
internal sealed record NotebookParameter(string Name, string Type)
{
    /// <summary>The C# literal that a text stands for.</summary>
    /// <returns>Null where the text is no value of the type.</returns>
    public string? Literal(string text) => Type switch
    {
        "string" => SymbolDisplay.FormatLiteral(text, quote: true),
        "bool" => bool.TryParse(text, out var value) ? (value ? "true" : "false") : null,
        "int" => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? Number(value, "") : null,
        "long" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? Number(value, "L") : null,
        "ulong" => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Number(value, "UL") : null,
        "double" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? Number(value, "d") : null,
        "decimal" => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? Number(value, "m") : null,
        _ => null,
    };

    private static string Number(IFormattable value, string suffix) => value.ToString(null, CultureInfo.InvariantCulture) + suffix;
}
