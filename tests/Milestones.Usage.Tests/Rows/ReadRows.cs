using System.Text;
using Milestones.Usage.Rows;

namespace Milestones.Usage.Tests.Rows;

/// <summary>Reads files row by row, with buffers of any size.</summary>
internal static class ReadRows
{
    /// <summary>The wanted fields of each row (null: the row doesn't have it), or what is wrong with the row.</summary>
    public static List<(long Line, string?[] Fields, string? Problem)> Of(string folder, string[] patterns, string[] wanted, int capacity)
    {
        var selection = new FieldSelection();
        foreach (var name in wanted)
        {
            selection.Require(name);
        }

        using var chunks = new ChunkReader(InputFiles.Find(folder, patterns), selection);
        var readers = new RowReaders(selection);
        var chunk = new Chunk(capacity);
        var rows = new List<(long, string?[], string?)>();
        while (chunks.TryRead(chunk))
        {
            var reader = readers.Start(chunk);
            while (reader.Read())
            {
                var fields = reader.Problem is null ? wanted.Select((_, field) => Text(reader, field)).ToArray() : [];
                rows.Add((reader.LineAt(reader.RowStart), fields, reader.Problem));
            }
        }

        return rows;
    }

    private static string? Text(RowReader reader, int field) =>
        reader.Range(field).Length < 0 ? null : Encoding.UTF8.GetString(reader.Field(field));
}
