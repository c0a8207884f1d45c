using Milestones.Usage.Rows;
using Milestones.Usage.Times;

namespace Milestones.Usage.Events;

/// <summary>Finds the customer of an event by the key that its log carries: the customer's identifier itself, or that of a
/// user or a subscription which a table maps to a customer.</summary>
internal sealed class CustomerKeys
{
    /// <summary>The key is not known.</summary>
    public const int UnknownKey = -1;

    /// <summary>The key is mapped to a customer that is not known.</summary>
    public const int UnknownCustomer = -2;

    private readonly ByteKeyTable _keys;
    private readonly List<int>? _customers;
    private readonly List<long>? _since;

    private CustomerKeys(ByteKeyTable keys, List<int>? customers, List<long>? since)
    {
        _keys = keys;
        _customers = customers;
        _since = since;
    }

    /// <summary>Keys that are the customers' identifiers.</summary>
    public static CustomerKeys Direct(ByteKeyTable customers) => new(customers, null, null);

    /// <summary>Reads a mapping table.</summary>
    /// <param name="folder">Folder of the study.</param>
    /// <param name="mapping">The table.</param>
    /// <param name="customers">The customers' identifiers.</param>
    /// <param name="errors">Takes rows without a key or a customer, or with a date that cannot be read.</param>
    /// <exception cref="InputException">The table is missing or broken, or a key is there twice.</exception>
    public static CustomerKeys Via(string folder, KeyMapping mapping, ByteKeyTable customers, RowErrors errors)
    {
        var files = InputFiles.Find(folder, [mapping.File]);
        var selection = new FieldSelection();
        var key = selection.Require(mapping.Key);
        var customer = selection.Require(mapping.Customer);
        int? since = mapping.Since is null ? null : selection.Require(mapping.Since);
        var format = since is { } column
            ? TimeFormat.Recognised.With(DateOrderSurvey.Run(files, selection, column, "Write the dates as yyyy-MM-dd."))
            : TimeFormat.Recognised;

        var keys = new CustomerKeys(new ByteKeyTable(), [], since is null ? null : []);
        foreach (var row in TableRows.Read(files, selection))
        {
            if (row.Problem is { } problem)
            {
                errors.Add(new InputError(files[0].Name, problem, "Mend the row.", row.LineAt(row.RowStart)));
            }
            else if (row.Field(key).IsEmpty || row.Field(customer).IsEmpty)
            {
                var empty = row.Field(key).IsEmpty ? mapping.Key : mapping.Customer;
                errors.Add(new InputError(files[0].Name, "It is empty.", "Fill it in, or take the row out.", row.LineAt(row.RowStart), empty));
            }
            else if (keys.TryAdd(row.Field(key), customers.Find(row.Field(customer))) is false)
            {
                throw new InputException(new InputError(
                    files[0].Name,
                    $"'{row.Excerpt(row.Range(key))}' is there more than once; expected each key once.",
                    "Leave one row per key, so that it is clear to which customer its events belong.",
                    row.LineAt(row.RowStart),
                    mapping.Key));
            }
            else if (since is { } field)
            {
                var timeProblem = format.Read(row.Field(field), out var ticks);
                keys._since!.Add(ticks);
                if (timeProblem != TimeProblem.None)
                {
                    errors.Add(new InputError(
                        files[0].Name, format.Describe(timeProblem, row.Excerpt(row.Range(field))), "Mend the date.", row.LineAt(row.RowStart), mapping.Since));
                }
            }
        }

        return keys;
    }

    /// <summary>The customer to whom a key belongs; <see cref="UnknownKey"/> or <see cref="UnknownCustomer"/> if there is none.</summary>
    /// <param name="words">The key's words.</param>
    /// <param name="key">The key's bytes.</param>
    /// <param name="since">Ticks from which the key was valid; 0 where it isn't known.</param>
    public int Find(in KeyWords words, ReadOnlySpan<byte> key, out long since)
    {
        since = 0;
        var number = _keys.Find(words, key);
        if (_customers is null || number < 0)
        {
            return number;
        }

        since = _since is null ? 0 : _since[number];
        return _customers[number];
    }

    /// <inheritdoc cref="ByteKeyTable.PrefetchFor"/>
    public void PrefetchFor(in KeyWords words) => _keys.PrefetchFor(words);

    private bool TryAdd(ReadOnlySpan<byte> key, int customer)
    {
        if (!_keys.TryAdd(key))
        {
            return false;
        }

        _customers!.Add(customer < 0 ? UnknownCustomer : customer);
        return true;
    }
}
