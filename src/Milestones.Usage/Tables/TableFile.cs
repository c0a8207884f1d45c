using System.Text.Unicode;
using Milestones.Usage.Rows;

namespace Milestones.Usage.Tables;

/// <summary>Opens a file that a study names.</summary>
internal static class TableFile
{
    /// <summary>The whole content of a CSV file, decompressed where it begins like gzip.</summary>
    /// <param name="folder">Folder of the study.</param>
    /// <param name="file">As the study names it.</param>
    /// <exception cref="InputException">It is missing, cannot be read, is empty, damaged, cut off or of another format.</exception>
    public static byte[] Read(string folder, string file)
    {
        if (new InputFile(file, file).IsJsonLines)
        {
            throw new InputException(new InputError(
                file, "It is a file of JSON Lines; only event logs may be. Expected is CSV.", "Convert it to CSV, with a header and a row each."));
        }

        var content = Decompress(file, ReadRaw(folder, file));
        if (!content.AsSpan().ContainsAnyExcept(" \t\r\n\uFEFF"u8))
        {
            throw new InputException(new InputError(file, "It is empty.", "Export it again, with a header and a row each."));
        }

        if (content is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && !Utf8.IsValid(content))
        {
            throw new InputException(new InputError(file, "It is not encoded as UTF-8.", "Save it as UTF-8 (in a spreadsheet: CSV UTF-8).", LineOfInvalid(content)));
        }

        return content;
    }

    private static long LineOfInvalid(ReadOnlySpan<byte> content)
    {
        long line = 1;
        for (var end = content.IndexOf((byte)'\n'); end >= 0 && Utf8.IsValid(content[..end]); end = content.IndexOf((byte)'\n'))
        {
            content = content[(end + 1)..];
            line++;
        }

        return line;
    }

    private static byte[] ReadRaw(string folder, string file)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, file));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(new InputError(file, "There is no such file.", folder.Length > 0 ? "Paths are relative to the study file." : "Paths are relative to the folder you are in."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new InputError(file, "It cannot be read.", exception.Message));
        }
    }

    private static byte[] Decompress(string file, byte[] raw)
    {
        if (raw is not [0x1F, 0x8B, ..])
        {
            return raw;
        }

        try
        {
            using var content = new MemoryStream();
            using var gzip = new CompleteGzipStream(new MemoryStream(raw));
            gzip.CopyTo(content);
            return content.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new InputException(new InputError(file, "The gzip data are damaged or cut off.", "Copy or export the file again."));
        }
    }
}
