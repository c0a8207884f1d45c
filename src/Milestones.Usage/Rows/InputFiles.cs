using System.IO.Enumeration;

namespace Milestones.Usage.Rows;

/// <summary>Finds the files that a study names, by name or by glob.</summary>
internal static class InputFiles
{
    private const string AnyFolders = "**";

    /// <summary>The files in ordinal order of their names, each once, however many patterns match it.</summary>
    /// <param name="folder">Folder of the study, against which patterns are resolved.</param>
    /// <param name="patterns">File names, or globs with * and ? within a name and ** for any folders.</param>
    /// <exception cref="InputException">A pattern matches no file.</exception>
    public static IReadOnlyList<InputFile> Find(string folder, IEnumerable<string> patterns)
    {
        var files = new SortedDictionary<string, InputFile>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            var found = Match(folder, pattern).ToList();
            if (found.Count == 0)
            {
                throw new InputException(new InputError(
                    pattern, IsGlob(pattern) ? "No file matches." : "There is no such file.", "Paths are relative to the study file."));
            }

            foreach (var path in found)
            {
                files.TryAdd(path, new InputFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), path));
            }
        }

        return [.. files.Values];
    }

    private static bool IsGlob(string segment) => segment.AsSpan().ContainsAny('*', '?');

    private static IEnumerable<string> Match(string folder, string pattern)
    {
        var path = Path.GetFullPath(folder);
        if (!IsGlob(pattern))
        {
            path = Path.GetFullPath(pattern, path);
            return File.Exists(path) ? [path] : [];
        }

        var segments = pattern.Replace('\\', '/').Split('/');
        var plain = segments.TakeWhile(segment => !IsGlob(segment)).Count();
        return Match(Path.GetFullPath(string.Join('/', [.. segments[..plain], ""]), path), segments.AsMemory(plain));
    }

    private static IEnumerable<string> Match(string folder, ReadOnlyMemory<string> segments)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var segment = segments.Span[0];
        var rest = segments[1..];
        if (string.Equals(segment, AnyFolders, StringComparison.Ordinal))
        {
            var deeper = Directory.EnumerateDirectories(folder).SelectMany(inner => Match(inner, segments));
            return rest.IsEmpty ? deeper : Match(folder, rest).Concat(deeper);
        }

        var entries = rest.IsEmpty ? Directory.EnumerateFiles(folder) : Directory.EnumerateDirectories(folder);
        var matching = entries.Where(entry => FileSystemName.MatchesSimpleExpression(segment, Path.GetFileName(entry.AsSpan()), ignoreCase: false));
        return rest.IsEmpty ? matching : matching.SelectMany(inner => Match(inner, rest));
    }
}
