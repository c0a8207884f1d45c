using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Milestones.Usage.Building;

/// <summary>The identity of a table's content.</summary>
internal static class TableFingerprint
{
    /// <summary>SHA-256 (lower-case hex) over the customers, their features, outcomes and hold-out, in a form that is the same on every machine.</summary>
    public static string Of(
        IReadOnlyList<Customer> customers, IReadOnlyList<FeatureColumn> features, IReadOnlyList<bool> outcome, IReadOnlyList<OutcomeColumn> secondary, IReadOnlyList<bool> heldOut, PooledSnapshots? pooled)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "milestones usage table 2");
        Append(hash, customers.Count);
        for (var row = 0; row < customers.Count; row++)
        {
            var customer = customers[row];
            Append(hash, customer.Id);
            Append(hash, customer.SignedUp?.Ticks ?? -1);
            Append(hash, customer.Churned?.Ticks ?? -1);
            Append(hash, customer.Plan ?? "");
            Append(hash, customer.Seats ?? double.NaN);
            Append(hash, customer.Spend ?? double.NaN);
            Append(hash, customer.Tenure ?? double.NaN);
            Append(hash, (outcome[row] ? 1 : 0) + (heldOut[row] ? 2 : 0));
        }

        foreach (var snapshot in pooled?.SnapshotOf ?? [])
        {
            Append(hash, pooled!.Flows[snapshot].Date.Ticks);
        }

        Append(hash, features.Count);
        foreach (var column in features)
        {
            Append(hash, column.Feature.Name);
            Append(hash, column.NotEligible);
            foreach (var value in column.Values)
            {
                Append(hash, value);
            }

            Append(hash, column.OtherActiveDays);
            Append(hash, column.DaysSinceFirstUse);
        }

        foreach (var column in secondary)
        {
            Append(hash, column.Name);
            foreach (var value in column.Values)
            {
                Append(hash, value is null ? -1 : value.Value ? 1 : 0);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, int[]? days)
    {
        Append(hash, days?.Length ?? -1);
        foreach (var number in days ?? [])
        {
            Append(hash, number);
        }
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    /// <summary>All NaN are one.</summary>
    private static void Append(IncrementalHash hash, double number) =>
        Append(hash, BitConverter.DoubleToInt64Bits(double.IsNaN(number) ? double.NaN : number));

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
