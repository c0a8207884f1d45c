using System.Security.Cryptography;
using System.Text;

namespace Milestones.Usage.Journeys;

/// <summary>The identity of a journey table's content.</summary>
internal static class JourneyFingerprint
{
    /// <summary>SHA-256 (lower-case hex) over all rows, in a form that is the same on every machine.</summary>
    public static string Of(JourneyTable table)
    {
        using var hash = SHA256.Create();
        using (var hashing = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        using (var writer = new BinaryWriter(hashing, Encoding.UTF8))
        {
            writer.Write("milestones journey table 1");
            writer.Write(table.ObservedUntil.Ticks);
            writer.Write(table.RowCount);
            writer.Write(table.Steps.Count);
            for (var row = 0; row < table.RowCount; row++)
            {
                Write(writer, table, row);
            }
        }

        return Convert.ToHexStringLower(hash.Hash!);
    }

    private static void Write(BinaryWriter writer, JourneyTable table, int row)
    {
        var customer = table.Customers[row];
        writer.Write(customer.Id);
        writer.Write(customer.SignedUp!.Value.Ticks);
        writer.Write(customer.Churned?.Ticks ?? -1);
        writer.Write(customer.Plan ?? "");
        writer.Write(table.CoreActionsBeforeLandmark[row]);
        writer.Write(table.CoreActionsForActivation[row]);
        writer.Write(table.CoreActionsForUtilization[row]);
        writer.Write(table.Months[row]);
        writer.Write(double.IsNaN(table.Seats[row]) ? -1 : table.Seats[row]);
        writer.Write(table.ActiveAfterActivation[row]);
        writer.Write((byte)(table.Retained[row] switch { null => 2, true => 1, false => 0 }));
        writer.Write(table.HeldOut[row]);
        foreach (var step in table.Steps)
        {
            writer.Write(step.Days[row] ?? int.MaxValue);
            writer.Write(step.Open[row]);
        }
    }
}
