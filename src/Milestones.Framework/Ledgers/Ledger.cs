using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Milestones.Framework.Json;

namespace Milestones.Framework.Ledgers;

/// <summary>
/// A file that only grows: a line of canonical JSON per entry, each with the SHA-256 of the line before it, so that what was
/// written cannot be changed unnoticed. An entry counts when its line is ended, so one is there whole or not at all; what a
/// killed writer left behind is overwritten by the next. Writers take turns, whatever process or user they are.
/// </summary>
/// <param name="path">The file; it need not exist yet.</param>
internal sealed class Ledger(string path)
{
    private const string Previous = "previous";
    private const int Attempts = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>What file a study's ledger is: beside the study, named like it.</summary>
    /// <param name="folder">The study's folder.</param>
    /// <param name="studyFile">The study's file, relative to it.</param>
    /// <param name="of">What is recorded, in a word.</param>
    public static string NameFor(string folder, string studyFile, string of) =>
        Path.Combine(folder, Path.ChangeExtension(studyFile, $"{of}.ledger"));

    /// <summary>When an entry is made, to the second.</summary>
    public static DateTimeOffset TimeOf(TimeProvider clock) => DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>All entries; none if there is no file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public LedgerPages Read()
    {
        if (!File.Exists(path))
        {
            return LedgerPages.Empty;
        }

        using var stream = Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Parse(stream);
    }

    /// <summary>Appends what <paramref name="compose"/> makes of the entries so far; nothing where it makes null.</summary>
    /// <param name="compose">Given the entries so far, the new one, without the hash.</param>
    /// <returns>The entries, the new one included.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public LedgerPages Append(Func<LedgerPages, JsonObject?> compose)
    {
        using var stream = Open(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var pages = Parse(stream);
        if (compose(pages) is not { } entry)
        {
            return pages;
        }

        entry[Previous] = pages.LastHash;
        var line = CanonicalJson.GetBytes(JsonSerializer.SerializeToElement(entry));
        stream.SetLength(pages.Length);
        stream.Position = pages.Length;
        stream.Write([.. line, (byte)'\n']);
        stream.Flush(flushToDisk: true);
        stream.Position = 0;
        return Parse(stream);
    }

    private static LedgerPages Parse(FileStream stream)
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var entries = new List<JsonElement>();
        int? brokenAt = null;
        string? hash = null;
        var (start, number) = (0, 0);
        for (var end = Array.IndexOf(bytes, (byte)'\n'); end >= 0; start = end + 1, end = Array.IndexOf(bytes, (byte)'\n', start))
        {
            number++;
            var line = bytes.AsMemory(start, end - start);
            if (Entry(line) is { } entry && string.Equals(PreviousOf(entry), hash, StringComparison.Ordinal))
            {
                entries.Add(entry);
            }
            else
            {
                brokenAt ??= number;
            }

            hash = Convert.ToHexStringLower(SHA256.HashData(line.Span));
        }

        return new LedgerPages(entries, brokenAt, hash, start);
    }

    private static JsonElement? Entry(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? PreviousOf(JsonElement entry) =>
        entry.TryGetProperty(Previous, out var hash) && hash.ValueKind == JsonValueKind.String ? hash.GetString() : null;

    private FileStream Open(FileMode mode, FileAccess access, FileShare share)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, mode, access, share);
            }
            catch (IOException taken) when (IsTaken(taken) && attempt < Attempts)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    /// <summary>Whether another writer has the file: EAGAIN of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.</summary>
    private static bool IsTaken(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);
}

/// <summary>What stands in a ledger.</summary>
/// <param name="Entries">The entries that follow the line before them, in order.</param>
/// <param name="BrokenAt">The first line, from 1, that does not follow the line before it: it, or that line, was changed; null: there is none.</param>
/// <param name="LastHash">SHA-256 of the last line; null of none.</param>
/// <param name="Length">Bytes up to the end of the last line.</param>
internal sealed record LedgerPages(IReadOnlyList<JsonElement> Entries, int? BrokenAt, string? LastHash, long Length)
{
    /// <summary>Nothing was ever written.</summary>
    public static LedgerPages Empty { get; } = new([], null, null, 0);

    /// <summary>The entries as records, their members in snake_case; members that the record does not have are passed over.</summary>
    public IReadOnlyList<T> As<T>() => [.. Entries.Select(entry => entry.Deserialize<T>(FrameworkJsonOptions.Lenient)!)];
}
