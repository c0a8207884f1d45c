using System.Text.Json.Serialization;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>How the customers became the population, as counts that add up.</summary>
/// <param name="Customers">Rows of the customer table; where several snapshots are pooled, at every snapshot, and so all counts.</param>
/// <param name="Exclusions">Who was left out; a customer is counted at the first reason that applies.</param>
/// <param name="Training">Customers from whom everything was chosen.</param>
/// <param name="HeldOut">Customers held out from all choices.</param>
/// <param name="HoldOut">How they were chosen.</param>
/// <param name="Retained">Who was retained, on both parts.</param>
public sealed record Population(
    int Customers,
    IReadOnlyList<Exclusion> Exclusions,
    int Training,
    int HeldOut,
    HoldOutKind HoldOut,
    OnBothParts<Share> Retained)
{
    /// <summary>The snapshots that are pooled; null: one snapshot, or none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PooledPopulation? Pooled { get; init; }
}

/// <summary>How many customers there are among the rows of several snapshots.</summary>
/// <param name="TrainingCustomers">Customers with a training row.</param>
/// <param name="HeldOutCustomers">Customers with a row held out.</param>
/// <param name="UnseenCustomers">Those of them without a training row.</param>
/// <param name="Snapshots">The population flow of each snapshot, by date; together they are that of the whole.</param>
public sealed record PooledPopulation(int TrainingCustomers, int HeldOutCustomers, int UnseenCustomers, IReadOnlyList<SnapshotFlow> Snapshots);

/// <summary>How a hold-out is chosen.</summary>
public enum HoldOutKind
{
    /// <summary>The latest customers, by signup, or the latest of several snapshots.</summary>
    Latest,

    /// <summary>By a hash of seed and identifier, since there are no dates: not temporal.</summary>
    Hash,
}
