using Milestones.Usage.Rows;

namespace Milestones.Usage.Events;

/// <summary>Checks that all event files have the columns that will be needed.</summary>
internal static class EventHeaders
{
    /// <summary>Looks at the beginning of every file. A property on which a condition depends may be missing in a whole log, but
    /// not in some of its files only, nor in all logs. Only CSV files can tell: in JSON Lines any object may lack it.</summary>
    /// <exception cref="InputException">A file is missing, empty or damaged, or lacks a column.</exception>
    public static void Check(IReadOnlyList<EventLogInput> logs, IReadOnlyList<string> properties)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var log in logs)
        {
            var layouts = log.Files.Select(file => (File: file, Layout: Layout(file, log.Columns.Selection))).ToList();
            foreach (var property in properties)
            {
                var column = log.Columns.Property(property);
                var having = layouts.Where(file => file.Layout is null || file.Layout.Positions[column] >= 0).ToList();
                if (having.Count > 0)
                {
                    found.Add(property);
                    ThrowIfMissing(property, layouts.Except(having).Select(file => file.File).FirstOrDefault(), having[0].File);
                }
            }
        }

        if (logs.Count > 0 && properties.FirstOrDefault(property => !found.Contains(property)) is { } missing)
        {
            ThrowIfMissing(missing, logs[0].Files[0], null);
        }
    }

    private static CsvLayout? Layout(InputFile file, FieldSelection wanted)
    {
        using var chunks = new FileChunks(file, wanted);
        chunks.TryFill(new Chunk(capacity: 1 << 12)); // only the header matters
        return chunks.Layout;
    }

    private static void ThrowIfMissing(string property, InputFile? lacking, InputFile? having)
    {
        if (lacking is not null)
        {
            throw new InputException(new InputError(
                lacking.Name,
                $"There is no column '{property}', on which a condition of the catalog depends" + (having is null ? "." : $"; {having.Name} has it."),
                "Export the file with it, or mend the condition's column.",
                1,
                property));
        }
    }
}
