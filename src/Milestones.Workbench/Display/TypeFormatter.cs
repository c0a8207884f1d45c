namespace Milestones.Workbench.Display;

/// <summary>Shows values of a type as one media type; called by notebooks, which know it by its members.</summary>
/// <param name="mimeType">The media type.</param>
/// <param name="text">The value in it; null: the value has no such form.</param>
/// <typeparam name="T">The type of the values.</typeparam>
internal sealed class TypeFormatter<T>(string mimeType, Func<T, string?> text)
{
    /// <summary>The media type.</summary>
    public string MimeType => mimeType;

    /// <summary>Writes a value.</summary>
    /// <returns>Whether it has such a form.</returns>
    public bool Format(object value, TextWriter writer)
    {
        if (value is not T shown || text(shown) is not { } form)
        {
            return false;
        }

        writer.Write(form);
        return true;
    }
}
