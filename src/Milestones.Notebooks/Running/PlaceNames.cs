using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Milestones.Notebooks.Format;

namespace Milestones.Notebooks.Running;

/// <summary>
/// Makes what a notebook puts out free of where it was run. A path below one of the folders above the notebook becomes relative
/// to the notebook, one in the home folder begins with <c>~</c>, and of any other that exists only the last name is left, as
/// <c>…/name</c>. So a rendered notebook is the same on every machine and tells nothing of it.
/// </summary>
internal sealed partial class PlaceNames
{
    private readonly List<(Regex Folder, string Name)> _known = [];
    private readonly string _folder;

    /// <summary>Places as seen from a notebook.</summary>
    /// <param name="folder">The notebook's folder.</param>
    public PlaceNames(string folder)
    {
        _folder = Path.GetFullPath(folder);
        var name = ".";
        for (var place = _folder; Path.GetDirectoryName(place) is { } above; place = above)
        {
            if (Path.GetDirectoryName(above) is not null) // '/home' alone may well be the name of a page that is counted
            {
                Know(place, name);
            }

            name = name == "." ? ".." : name + "/..";
        }

        Know(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "~");
        Know(Path.TrimEndingDirectorySeparator(Path.GetTempPath()), "…/" + Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetTempPath())));
    }

    /// <summary>The output with its places renamed.</summary>
    public CellOutput Remove(CellOutput output) => output switch
    {
        StreamOutput stream => stream with { Text = Remove(stream.Text) },
        ErrorOutput error => new ErrorOutput(error.Name, Remove(error.Value), [.. error.Traceback.Select(Remove)]),
        DisplayOutput shown => shown with { Data = Remove(shown.Data) },
        _ => output,
    };

    /// <summary>The text with its places renamed.</summary>
    public string Remove(string text)
    {
        foreach (var (folder, name) in _known)
        {
            text = folder.Replace(text, name.Replace("$", "$$", StringComparison.Ordinal));
        }

        return AbsolutePath().Replace(text, match => Path.Exists(match.Value.TrimEnd('.')) ? "…/" + Path.GetFileName(match.Value) : match.Value);
    }

    /// <summary>An absolute path that exists, as seen from the notebook's folder; any other text as it is.</summary>
    public string Relative(string text) => Path.IsPathFullyQualified(text) && Path.Exists(text)
        ? Path.GetRelativePath(_folder, text).Replace('\\', '/')
        : text;

    private JsonObject Remove(JsonObject forms)
    {
        var data = new JsonObject();
        foreach (var (type, value) in forms)
        {
            data[type] = MediaType.IsReadable(type) ? Remove(value) : value?.DeepClone();
        }

        return data;
    }

    private JsonNode? Remove(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Remove(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Remove)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Remove(text),
        _ => node?.DeepClone(),
    };

    private void Know(string folder, string name)
    {
        if (Path.GetDirectoryName(folder) is not null)
        {
            _known.Add((new Regex($@"(?<![\w./-]){Regex.Escape(folder)}(?![\w-])", RegexOptions.None, TimeSpan.FromSeconds(30)), name));
        }
    }

    [GeneratedRegex(@"(?<![\w.~…:+/<-])(?:/|[A-Za-z]:\\)[^\s""'<>|:*?()\[\],;]+", RegexOptions.None, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex AbsolutePath();
}
