using Milestones.Usage.Tables;

namespace Milestones.Usage.Rows;

/// <summary>A file of rows that a study names: CSV or JSON Lines, plain or gzip.</summary>
/// <param name="Name">As the study names it, for messages.</param>
/// <param name="Path">Where it lies.</param>
internal sealed record InputFile(string Name, string Path)
{
    /// <summary>Whether each line is a JSON object, by the name: .jsonl or .ndjson, perhaps with .gz behind it.</summary>
    public bool IsJsonLines
    {
        get
        {
            var plain = Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Name[..^3] : Name;
            return plain.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || plain.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Opens the file as it lies on disk.</summary>
    /// <exception cref="InputException">It is not there or cannot be read.</exception>
    public FileStream OpenRaw()
    {
        try
        {
            return new FileStream(Path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 1 << 16 });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(new InputError(Name, "There is no such file.", "Paths are relative to the study file."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new InputError(Name, "It cannot be opened.", exception.Message));
        }
    }

    /// <summary>The content of an opened file, decompressed where it begins like gzip.</summary>
    public static Stream Decompressed(FileStream raw)
    {
        Span<byte> magic = stackalloc byte[2];
        var isGzip = raw.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic is [0x1F, 0x8B];
        raw.Position = 0;
        return isGzip ? new CompleteGzipStream(raw) : raw;
    }
}
