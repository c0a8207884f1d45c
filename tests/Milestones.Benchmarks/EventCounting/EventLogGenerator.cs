using System.Buffers.Text;
using Milestones.Numerics;

namespace Milestones.Benchmarks.EventCounting;

/// <summary>Writes an event log as large as one likes, of about 41 bytes per event, in no order.</summary>
/// <param name="customers">Number of customers; a few are far more active than the others.</param>
/// <param name="events">Number of different event names; the first ones are the most frequent.</param>
internal sealed class EventLogGenerator(int customers, int events)
{
    /// <summary>Days over which the events are spread.</summary>
    public const int Days = 90;

    private const int LongestRow = 64;

    private static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>First day of the log, and the first one behind it.</summary>
    public static (DateTime Start, DateTime End) Span => (Start, Start.AddDays(Days));

    /// <summary>The customers' identifiers.</summary>
    public IReadOnlyList<string> CustomerIds { get; } = [.. Enumerable.Range(0, customers).Select(customer => $"c{customer:D6}")];

    /// <summary>The events' names.</summary>
    public IReadOnlyList<string> EventNames { get; } = [.. Enumerable.Range(0, events).Select(number => $"{Verbs[number % Verbs.Length]}_{number / Verbs.Length}")];

    private static string[] Verbs => ["replied", "assigned", "tagged", "snoozed", "exported", "searched", "closed"];

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="rows">How many events.</param>
    /// <param name="seed">Same seed, same file.</param>
    public void Write(string path, long rows, Seed seed)
    {
        var random = seed.For("event log").CreateRandom();
        var ids = CustomerIds.Select(System.Text.Encoding.UTF8.GetBytes).ToArray();
        var names = EventNames.Select(System.Text.Encoding.UTF8.GetBytes).ToArray();
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);
        file.Write("customer_id,event,occurred_at,quantity\n"u8);
        Span<byte> row = stackalloc byte[LongestRow];
        for (long number = 0; number < rows; number++)
        {
            var end = Append(row, 0, ids[(int)(customers * Math.Pow(random.NextDouble(), 1.5))]);
            end = Append(row, end, names[(int)(events * Math.Pow(random.NextDouble(), 2))]);
            Utf8Formatter.TryFormat(Start.AddSeconds(random.NextInt32(Days * 24 * 3600)), row[end..], out _, 'O');
            end += "2025-01-01T00:00:00".Length; // without the fraction
            row[end++] = (byte)',';
            Utf8Formatter.TryFormat(random.NextBoolean(0.8) ? 1 : 1 + random.NextInt32(20), row[end..], out var length);
            end += length;
            row[end++] = (byte)'\n';
            file.Write(row[..end]);
        }
    }

    private static int Append(Span<byte> row, int end, byte[] text)
    {
        text.CopyTo(row[end..]);
        row[end + text.Length] = (byte)',';
        return end + text.Length + 1;
    }
}
