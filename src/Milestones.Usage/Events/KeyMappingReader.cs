using Milestones.Usage.Rows;
using Milestones.Usage.Times;

namespace Milestones.Usage.Events;

/// <summary>Reads a table that says to which customer each key (a user, a subscription) belongs.</summary>
internal sealed class KeyMappingReader
{
    private readonly KeyMapping _mapping;
    private readonly ByteKeyTable _customers;
    private readonly RowErrors _errors;
    private readonly IReadOnlyList<InputFile> _files;
    private readonly FieldSelection _selection = new();
    private readonly int _key;
    private readonly int _customer;
    private readonly int? _since;

    private KeyMappingReader(string folder, KeyMapping mapping, ByteKeyTable customers, RowErrors errors)
    {
        _mapping = mapping;
        _customers = customers;
        _errors = errors;
        _files = InputFiles.Find(folder, [mapping.File]);
        _key = _selection.Require(mapping.Key);
        _customer = _selection.Require(mapping.Customer);
        _since = mapping.Since is null ? null : _selection.Require(mapping.Since);
    }

    /// <summary>Reads a table.</summary>
    /// <param name="folder">Folder of the study.</param>
    /// <param name="mapping">The table.</param>
    /// <param name="customers">The customers' identifiers. A key may belong to another one, as long as there is no event of it.</param>
    /// <param name="errors">Takes rows without a key or a customer, or with a date that cannot be read.</param>
    /// <exception cref="InputException">The table is missing or broken, or a key is there twice.</exception>
    public static CustomerKeys Read(string folder, KeyMapping mapping, ByteKeyTable customers, RowErrors errors) =>
        new KeyMappingReader(folder, mapping, customers, errors).Read();

    private CustomerKeys Read()
    {
        var format = _since is { } column
            ? TimeFormat.Recognised.With(DateOrderSurvey.Run(_files, _selection, column, "Write the dates as yyyy-MM-dd."))
            : TimeFormat.Recognised;
        var keys = new ByteKeyTable();
        var mapped = new List<MappedKey>();
        foreach (var row in TableRows.Read(_files, _selection))
        {
            if (Map(row, format) is not { } key)
            {
                continue;
            }

            if (!keys.TryAdd(row.Field(_key)))
            {
                throw new InputException(Error(
                    row,
                    _mapping.Key,
                    $"'{row.Excerpt(row.Range(_key))}' is there more than once; expected each key once.",
                    "Leave one row per key, so that it is clear to which customer its events belong."));
            }

            mapped.Add(key);
        }

        return new CustomerKeys(keys, mapped);
    }

    /// <summary>What a row says of its key; null if it cannot be used.</summary>
    private MappedKey? Map(RowReader row, TimeFormat format)
    {
        if (row.Problem is { } problem)
        {
            return Refuse(row, null, problem, "Mend the row.");
        }

        if (row.Field(_key).IsEmpty || row.Field(_customer).IsEmpty)
        {
            var empty = row.Field(_key).IsEmpty ? _mapping.Key : _mapping.Customer;
            return Refuse(row, empty, "It is empty.", "Fill it in, or take the row out.");
        }

        var customer = _customers.Find(row.Field(_customer));
        return new MappedKey(customer < 0 ? CustomerKeys.UnknownCustomer : customer, Since(row, format));
    }

    /// <summary>Ticks from which the key was valid; 0 where that isn't known. A date that cannot be read leaves the rest of its row usable.</summary>
    private long Since(RowReader row, TimeFormat format)
    {
        if (_since is not { } since || row.Field(since).IsEmpty)
        {
            return 0;
        }

        var problem = format.Read(row.Field(since), out var ticks);
        if (problem != TimeProblem.None)
        {
            Refuse(row, _mapping.Since, format.Describe(problem, row.Excerpt(row.Range(since))), "Mend the date.");
        }

        return ticks;
    }

    private MappedKey? Refuse(RowReader row, string? column, string problem, string remedy)
    {
        _errors.Add(Error(row, column, problem, remedy));
        return null;
    }

    private static InputError Error(RowReader row, string? column, string problem, string remedy) =>
        new(row.File, problem, remedy, row.LineAt(row.RowStart), column);
}
