using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Milestones.Usage.Reading;

/// <summary>
/// A mapping of a YAML file, read key by key. It remembers which keys were asked for, so that <see cref="Finish"/> can
/// refuse all others: the reading code is the only list of the keys that exist.
/// </summary>
internal sealed class YamlSection
{
    private readonly string _file;
    private readonly YamlMappingNode _node;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private YamlSection(string file, string name, YamlMappingNode node)
    {
        _file = file;
        Name = name;
        _node = node;
    }

    /// <summary>Path of the section in its file, e.g. <c>features[3].eligible</c>; empty for the file's top.</summary>
    public string Name { get; }

    /// <summary>Reads a file whose top is a mapping.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">How messages name it.</param>
    /// <exception cref="InputException">The file is missing, empty, not YAML, or no mapping.</exception>
    public static YamlSection Load(string path, string shown)
    {
        if (Directory.Exists(path))
        {
            throw new InputException(new InputError(shown, "This is a folder.", "Name the file in it."));
        }

        if (!File.Exists(path))
        {
            throw new InputException(new InputError(shown, "The file does not exist.", "Check the name and the folder."));
        }

        var yaml = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            yaml.Load(reader);
        }
        catch (YamlException error)
        {
            throw new InputException(new InputError(
                shown, $"This is not YAML: {error.Message.TrimEnd('.')}.", "Check indentation, quotes and doubled keys near there.", error.Start.Line));
        }

        catch (InvalidOperationException)
        {
            // The parser's own state breaks where brackets are left open, and it does not say where.
            throw new InputException(new InputError(
                shown, "This is not YAML: a bracket or a brace is opened and not closed.", "Close it, or put the text in quotes."));
        }

        if (yaml.Documents.Count == 0)
        {
            throw new InputException(new InputError(shown, "The file is empty.", "Write its keys as 'key: value', a line each."));
        }

        return yaml.Documents[0].RootNode is YamlMappingNode top
            ? new YamlSection(shown, "", top)
            : throw new InputException(new InputError(shown, "The file holds no keys.", "Write its keys as 'key: value', a line each.", 1));
    }

    /// <summary>The error of a value of this section.</summary>
    public InputException Wrong(string key, string problem, string remedy) =>
        new(new InputError(_file, problem, remedy, (Find(key) ?? _node).Start.Line, Path(key)));

    /// <summary>The error of a key that must be there; names the key that was perhaps misspelt.</summary>
    public InputException Missing(string key, string remedy)
    {
        var written = _node.Children.Keys.OfType<YamlScalarNode>().Select(node => node.Value ?? "").Where(name => !_asked.Contains(name));
        return Suggestion.Nearest(key, written) is { } misspelt
            ? Wrong(misspelt, $"'{misspelt}' is no key that is known{In()}.", $"Did you mean '{key}'?")
            : Wrong(key, $"'{key}' is missing{In()}.", remedy);
    }

    /// <summary>Whether the key is there, with any value but an empty one.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether the key holds a mapping.</summary>
    public bool IsSection(string key) => Find(key) is YamlMappingNode;

    /// <summary>A text; null where the key is missing.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value,
        _ => throw Wrong(key, "A single value is expected here, not a list or a mapping.", $"Write '{key}: value'."),
    };

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string key) => Text(key) is { } text && text.Length > 0
        ? text
        : throw Missing(key, $"Add '{key}: …'{In()}.");

    /// <summary>A list of texts, where a single text is a list of one; empty where the key is missing.</summary>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlScalarNode scalar => [scalar.Value ?? ""],
        YamlSequenceNode list when list.All(item => item is YamlScalarNode) => [.. list.Cast<YamlScalarNode>().Select(item => item.Value ?? "")],
        _ => throw Wrong(key, "A list of texts is expected here.", $"Write '{key}: [first, second]'."),
    };

    /// <summary>One of a few words; null where the key is missing.</summary>
    public T? Word<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        return words.TryGetValue(text, out var value)
            ? value
            : throw Wrong(key, $"'{text}' is not a word that is known here.", Suggestion.For(text, words.Keys, "words"));
    }

    /// <summary>A number within [least, most]; null where the key is missing.</summary>
    public double? Number(string key, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            throw Wrong(key, $"'{text}' is not a number.", "Write digits, with a point before decimals.");
        }

        return number >= least && number <= most
            ? number
            : throw Wrong(key, $"{text} is out of range.", FormattableString.Invariant($"Expected is a number from {least} to {most}."));
    }

    /// <summary>A whole number within [least, most]; null where the key is missing.</summary>
    public int? Integer(string key, int least = int.MinValue, int most = int.MaxValue)
    {
        var number = Number(key, least, most);
        return number is null || number == Math.Floor(number.Value)
            ? (int?)number
            : throw Wrong(key, $"'{Text(key)}' is not a whole number.", "Write digits without decimals.");
    }

    /// <summary>true or false; null where the key is missing.</summary>
    public bool? Boolean(string key) => Word(key, Words.Booleans);

    /// <summary>A list of numbers; null where the key is missing.</summary>
    public IReadOnlyList<double>? Numbers(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        return [.. Texts(key).Select(text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw Wrong(key, $"'{text}' is not a number.", "Write digits, with a point before decimals."))];
    }

    /// <summary>A date written yyyy-MM-dd; null where the key is missing.</summary>
    public DateOnly? Date(string key) => Text(key) is { } text ? ReadDate(key, text) : null;

    /// <summary>A list of dates, where a single date is a list of one; empty where the key is missing.</summary>
    public IReadOnlyList<DateOnly> Dates(string key) => [.. Texts(key).Select(text => ReadDate(key, text))];

    /// <summary>A mapping below this one; null where the key is missing.</summary>
    public YamlSection? Section(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode mapping => new YamlSection(_file, Path(key), mapping),
        _ => throw Wrong(key, "Keys with values are expected here.", $"Write '{key}:' and below it, indented, its keys."),
    };

    /// <summary>A mapping that must be there.</summary>
    public YamlSection RequiredSection(string key) => Section(key)
        ?? throw Missing(key, $"Add '{key}:' and below it, indented, its keys.");

    /// <summary>A list of mappings; empty where the key is missing.</summary>
    public IReadOnlyList<YamlSection> Sections(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list when list.All(item => item is YamlMappingNode) =>
            [.. list.Select((item, index) => new YamlSection(_file, $"{Path(key)}[{index}]", (YamlMappingNode)item))],
        _ => throw Wrong(key, "A list of entries is expected here.", $"Below '{key}:' begin each entry with '- '."),
    };

    /// <summary>Ends the reading of this section.</summary>
    /// <exception cref="InputException">It has a key that nobody asked for.</exception>
    public void Finish()
    {
        foreach (var key in _node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? key.ToString();
            if (!_asked.Contains(name))
            {
                throw new InputException(new InputError(
                    _file, $"'{name}' is no key that is known{In()}.", Suggestion.For(name, _asked, "keys"), key.Start.Line, Path(name)));
            }
        }
    }

    private DateOnly ReadDate(string key, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Wrong(key, $"'{text}' is not a date.", "Write year, month and day, e.g. 2025-01-31.");

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is not YamlScalarNode { Value: null or "", Style: ScalarStyle.Plain }
            ? value
            : null;
    }

    private string Path(string key) => Name.Length == 0 ? key : $"{Name}.{key}";

    private string In() => Name.Length == 0 ? "" : $" in '{Name}'";
}
