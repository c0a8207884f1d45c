using System.Buffers;
using System.Globalization;
using System.Text.Unicode;

namespace Milestones.Usage.Sample;

/// <summary>Rows of the customer table and of the event log as UTF-8, for some customers in a row.</summary>
internal sealed class CsvBlock(DateOnly snapshot)
{
    /// <summary>First line of the customer table.</summary>
    public const string CustomersHeader = "customer_id,signed_up_on,churned_on,plan,seats,monthly_spend\n";

    /// <summary>First line of the event log.</summary>
    public const string EventsHeader = "customer_id,event,occurred_on,quantity\n";

    private const int LongestRow = 160;

    private readonly ArrayBufferWriter<byte> _customers = new();
    private readonly ArrayBufferWriter<byte> _events = new();

    public ReadOnlySpan<byte> Customers => _customers.WrittenSpan;

    public ReadOnlySpan<byte> Events => _events.WrittenSpan;

    public long CustomerRows { get; private set; }

    public long EventRows { get; private set; }

    /// <summary>Appends a customer with its events.</summary>
    public void Add(SampleCustomer customer, List<UsageRow> events)
    {
        var id = customer.Id;
        var churned = customer.ChurnDay is { } churnDay ? Date(churnDay) : "";
        Utf8.TryWrite(
            _customers.GetSpan(LongestRow),
            CultureInfo.InvariantCulture,
            $"{id},{Date(customer.SignupDay)},{churned},{SampleModel.Plans[customer.Plan].Name},{customer.Seats},{customer.Spend}\n",
            out var written);
        _customers.Advance(written);
        CustomerRows++;

        foreach (var (day, @event, quantity) in events)
        {
            Utf8.TryWrite(
                _events.GetSpan(LongestRow),
                CultureInfo.InvariantCulture,
                $"{id},{UsageRows.Events[@event]},{snapshot.AddDays(day):yyyy-MM-dd},{quantity}\n",
                out written);
            _events.Advance(written);
        }

        EventRows += events.Count;
    }

    private string Date(int day) => snapshot.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
