using System.Text.Json;
using Milestones.Framework.Json;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>Data as they were on a day, to compare later ones with.</summary>
/// <param name="Format">Version of the form: 1.</param>
/// <param name="Study">Name of the study.</param>
/// <param name="AsOf">The first day of which they knew nothing; only days before it are told.</param>
/// <param name="Customers">Customers of the customer table.</param>
/// <param name="Logs">The event logs, day by day.</param>
/// <param name="Items">What is measured from events.</param>
public sealed record DataBaseline(
    int Format, string Study, DateOnly AsOf, int Customers, IReadOnlyList<SurveyedLog> Logs, IReadOnlyList<SurveyedItem> Items)
{
    /// <summary>The version of the form that this library writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Records what a check has seen.</summary>
    /// <exception cref="ArgumentException">The check could not look at the data.</exception>
    public static DataBaseline Of(ContractReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var data = report.Data ?? throw new ArgumentException("The data could not be looked at.", nameof(report));
        return new DataBaseline(
            CurrentFormat,
            report.Study,
            report.AsOf,
            data.Customers,
            [.. data.Logs.Select(log => log with { Days = Before(log.Days, report.AsOf) })],
            [.. data.Items.Select(item => item with { Days = Before(item.Days, report.AsOf) })]);
    }

    /// <summary>The canonical bytes (RFC 8785).</summary>
    public byte[] GetBytes() => CanonicalJson.GetBytes(JsonSerializer.SerializeToElement(this, FrameworkJsonOptions.Strict));

    /// <summary>Reads a baseline.</summary>
    /// <exception cref="FrameworkFormatException">It is none that this library can read.</exception>
    public static DataBaseline Read(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            var baseline = JsonSerializer.Deserialize<DataBaseline>(utf8Json.Span, FrameworkJsonOptions.Strict)
                ?? throw new FrameworkFormatException("$", "A baseline was expected, null found.");
            return baseline.Format == CurrentFormat
                ? baseline
                : throw new FrameworkFormatException("$.format", FormattableString.Invariant($"This program reads baselines of format {CurrentFormat}, found {baseline.Format}. Record it again."));
        }
        catch (JsonException error)
        {
            throw new FrameworkFormatException(error.Path ?? "$", error.Message, error);
        }
    }

    private static IReadOnlyList<DayCount> Before(IReadOnlyList<DayCount> days, DateOnly end) => [.. days.TakeWhile(day => day.Day < end)];
}
