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

    /// <summary>Days in which the <see cref="Values"/> were measured, the last excluded: those up to T on which the customer was
    /// there; of customers who are not there at T, days of their own time.</summary>
    public required (int From, int Until) Window { get; init; }

    /// <summary>Per feature, its value in the <see cref="Window"/>; NaN where the plan does not include it.</summary>
    public required double[] Values { get; init; }

    /// <summary>True probability to be retained, given everything else; NaN outside the population.</summary>
    public required double Retention { get; init; }

    /// <summary>Customer at T, and so in the study's population.</summary>
    public bool InPopulation => !double.IsNaN(Retention);

    /// <summary>Dollars per month.</summary>
    public double Spend => Seats * SampleModel.Plans[Plan].PricePerSeat;

    /// <summary>Identifier, of fixed width.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"c{Index + 1:0000000}");
}
