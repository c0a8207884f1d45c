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
    private readonly IReadOnlyList<MappedKey>? _mapped;

    /// <summary>Keys that are the customers' identifiers.</summary>
    public CustomerKeys(ByteKeyTable customers) => _keys = customers;

    /// <summary>Keys that are mapped to customers.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="mapped">What is known of each, by its number.</param>
    public CustomerKeys(ByteKeyTable keys, IReadOnlyList<MappedKey> mapped)
    {
        _keys = keys;
        _mapped = mapped;
    }

    /// <summary>The customer to whom a key belongs; <see cref="UnknownKey"/> or <see cref="UnknownCustomer"/> if there is none.</summary>
    /// <param name="words">The key's words.</param>
    /// <param name="key">The key's bytes.</param>
    /// <param name="since">Ticks from which the key was valid; 0 where it isn't known.</param>
    public int Find(in KeyWords words, ReadOnlySpan<byte> key, out long since)
    {
        var number = _keys.Find(words, key);
        if (_mapped is null || number < 0)
        {
            since = 0;
            return number;
        }

        (var customer, since) = _mapped[number];
        return customer;
    }

    /// <inheritdoc cref="ByteKeyTable.PrefetchFor"/>
    public void PrefetchFor(in KeyWords words) => _keys.PrefetchFor(words);
}

/// <summary>What a mapping table says of a key.</summary>
/// <param name="Customer">Number of its customer, or <see cref="CustomerKeys.UnknownCustomer"/>.</param>
/// <param name="Since">Ticks from which it was valid; 0 where that isn't known.</param>
internal readonly record struct MappedKey(int Customer, long Since);
