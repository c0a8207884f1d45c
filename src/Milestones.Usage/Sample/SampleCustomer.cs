using System.Globalization;

namespace Milestones.Usage.Sample;

/// <summary>One generated customer. Days count from T (0 is T's day, −1 the day before).</summary>
internal sealed class SampleCustomer
{
    /// <summary>How many different customers there can be: identifiers keep their width, so that their order is that of the numbers.</summary>
    public const int MaxCount = 9_999_999;

    /// <summary>Which customer, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Index into <see cref="SampleModel.Plans"/>.</summary>
    public required int Plan { get; init; }

    /// <summary>Purchased seats, 1 or more.</summary>
    public required int Seats { get; init; }

    /// <summary>Day of the signup.</summary>
    public required int SignupDay { get; init; }

    /// <summary>Day of the churn; null: still a customer when the observation ends.</summary>
    public required int? ChurnDay { get; init; }

    /// <summary>General activity, standard normal over customers.</summary>
    public required double Activity { get; init; }

    /// <summary>Onboarding and core actions.</summary>
    public required Lifecycle Lifecycle { get; init; }

    /// <summary>The customer at T; one who is not there at T, in days of its own time.</summary>
    public required SampleSnapshot Latest { get; init; }

    /// <summary>The customer at the earlier snapshots that see it, the latest of them first; it is then there at T, too.</summary>
    public required IReadOnlyList<SampleSnapshot> Earlier { get; init; }

    /// <inheritdoc cref="SampleSnapshot.Window"/>
    public (int From, int Until) Window => Latest.Window;

    /// <inheritdoc cref="SampleSnapshot.Values"/>
    public double[] Values => Latest.Values;

    /// <inheritdoc cref="SampleSnapshot.Retention"/>
    public double Retention => Latest.Retention;

    /// <summary>Customer at T, and so in the study's population.</summary>
    public bool InPopulation => !double.IsNaN(Retention);

    /// <summary>All snapshots that see the customer, ascending; none outside the population.</summary>
    public IEnumerable<SampleSnapshot> Snapshots => InPopulation ? Earlier.Reverse().Append(Latest) : [];

    /// <summary>Whether the day lies in the outcome window of a snapshot, where several are pooled, in which the customer is not retained.</summary>
    public bool IsSilentOn(int day) =>
        Snapshots.Any(snapshot => day >= snapshot.ActiveUntil && day < snapshot.Day + SampleModel.PooledOutcomeDays);

    /// <summary>Dollars per month.</summary>
    public double Spend => Seats * SampleModel.Plans[Plan].PricePerSeat;

    /// <summary>Identifier, of fixed width.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"c{Index + 1:0000000}");
}
