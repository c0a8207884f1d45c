using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Milestones.Notebooks.Format;

namespace Milestones.Notebooks.Kernels;

/// <summary>
/// Turns values into what a notebook shows. Types say how by the convention of .NET Interactive, which needs no package:
/// an attribute class of the name <c>TypeFormatterSourceAttribute</c> with a <c>FormatterSourceType</c> and, optionally,
/// <c>PreferredMimeTypes</c>; the source's method <c>CreateTypeFormatters</c> gives objects with a <c>MimeType</c> and a
/// method <c>bool Format(object, TextWriter)</c>. Everything has a plain text besides.
/// </summary>
internal static class ValueFormatter
{
    private const int MostItems = 100;

    /// <summary>The forms of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms wanted; empty: those that the type prefers.</param>
    /// <returns>The forms; of a value that is too large, a notice.</returns>
    public static JsonObject Format(object? value, IReadOnlyCollection<string> mimeTypes)
    {
        try
        {
            return Forms(value, mimeTypes);
        }
        catch (OutputLimitException tooLarge)
        {
            return new JsonObject { [MediaType.Text] = $"[left out: {tooLarge.Message}]" };
        }
    }

    private static JsonObject Forms(object? value, IReadOnlyCollection<string> mimeTypes)
    {
        var forms = new JsonObject();
        if (value is HtmlText html)
        {
            forms[MediaType.Html] = html.Content;
            return forms;
        }

        if (value is not null && DeclaredFormatters.Of(value.GetType()) is { } declared)
        {
            foreach (var type in mimeTypes.Count > 0 ? mimeTypes : declared.Preferred)
            {
                if (declared.Format(value, type) is { } text)
                {
                    forms[type] = MediaType.IsJson(type) ? JsonNode.Parse(text) : text;
                }
            }
        }

        if (!forms.ContainsKey(MediaType.Text))
        {
            forms[MediaType.Text] = PlainText(value);
        }

        return forms;
    }

    private static string PlainText(object? value) => value switch
    {
        null => "<null>",
        string text => Bounded(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items when !HasOwnText(value) => Items(items),
        _ => Bounded(value.ToString() ?? ""),
    };

    private static string Items(IEnumerable items)
    {
        var shown = items.Cast<object?>().Take(MostItems + 1).Select(PlainText).ToList();
        return shown.Count > MostItems
            ? $"[ {string.Join(", ", shown.Take(MostItems))}, … ]"
            : $"[ {string.Join(", ", shown)} ]";
    }

    private static bool HasOwnText(object value) =>
        value.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } type && type != typeof(object) && type != typeof(ValueType);

    private static string Bounded(string text) => text.Length <= OutputLimits.ShownCharacters ? text : throw new OutputLimitException();

    /// <summary>The formatters that a type declares.</summary>
    private sealed class DeclaredFormatters(IReadOnlyList<string> preferred, ILookup<string, Func<object, TextWriter, bool>> formatters)
    {
        public IReadOnlyList<string> Preferred => preferred;

        public static DeclaredFormatters? Of(Type type)
        {
            var attributes = type.GetCustomAttributes(inherit: true).Where(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute").ToList();
            if (attributes.Count == 0)
            {
                return null;
            }

            var preferred = attributes.SelectMany(attribute => Property<IEnumerable<string>>(attribute, "PreferredMimeTypes") ?? []).ToList();
            return new DeclaredFormatters(
                preferred.Count > 0 ? preferred : [MediaType.Html],
                attributes.SelectMany(Formatters).ToLookup(formatter => formatter.MimeType, formatter => formatter.Format, StringComparer.Ordinal));
        }

        public string? Format(object value, string mimeType)
        {
            foreach (var format in formatters[mimeType])
            {
                using var writer = new BoundedWriter(OutputLimits.ShownCharacters);
                if (format(value, writer))
                {
                    return writer.ToString();
                }
            }

            return null;
        }

        private static IEnumerable<(string MimeType, Func<object, TextWriter, bool> Format)> Formatters(object attribute)
        {
            if (Property<Type>(attribute, "FormatterSourceType") is not { } sourceType)
            {
                yield break;
            }

            var source = Activator.CreateInstance(sourceType)!;
            foreach (var formatter in sourceType.GetMethod("CreateTypeFormatters")?.Invoke(source, null) as IEnumerable ?? Array.Empty<object>())
            {
                var format = formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)]);
                if (format is not null && Property<string>(formatter, "MimeType") is { } mimeType)
                {
                    yield return (mimeType, (value, writer) => format.Invoke(formatter, BindingFlags.DoNotWrapExceptions, null, [value, writer], null) is true);
                }
            }
        }

        private static T? Property<T>(object owner, string name)
            where T : class => owner.GetType().GetProperty(name)?.GetValue(owner) as T;
    }
}
