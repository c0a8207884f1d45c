namespace Milestones.Usage.Initialization;

/// <summary>Writes a study to start from: looks at the files of a folder, guesses what their columns mean, and leaves
/// comments where a person must judge.</summary>
public static class StudyInitializer
{
    private const string StudyFile = "study.yaml";
    private const string CatalogFile = "catalog.yaml";

    private static readonly string[] DataFiles =
        [".csv", ".csv.gz", ".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"];

    /// <summary>Writes <c>study.yaml</c> and <c>catalog.yaml</c> beside the data.</summary>
    /// <param name="folder">A folder with CSV or JSON Lines files, plain or gzip.</param>
    /// <returns>The files written, as paths.</returns>
    /// <exception cref="InputException">The folder has no data that look like customers, or has a study already.</exception>
    public static IReadOnlyList<string> Write(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException(new InputError(folder, "The folder does not exist.", "Name the folder that holds the data."));
        }

        string[] written = [Path.Combine(folder, CatalogFile), Path.Combine(folder, StudyFile)];
        if (Array.Find(written, File.Exists) is { } existing)
        {
            throw new InputException(new InputError(existing, "The file is there already.", "Move it away first; nothing is overwritten."));
        }

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Array.Exists(DataFiles, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Select(path => Path.GetRelativePath(folder, path))
            .Order(StringComparer.Ordinal)
            .Select(path => FileProfile.Read(folder, path))
            .Where(file => file.Rows > 0)
            .ToList();
        var guess = Guess.From(files) ?? throw new InputException(new InputError(
            folder,
            files.Count == 0 ? "There are no CSV or JSON Lines files." : "No file has a column that names each row once, so none looks like customers.",
            "Put a file with one row per customer there, plain or gzip."));

        File.WriteAllText(written[0], CatalogDraft.Of(guess));
        File.WriteAllText(written[1], StudyDraft.Of(guess, folder));
        return written;
    }
}
