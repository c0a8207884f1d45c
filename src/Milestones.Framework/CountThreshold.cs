namespace Milestones.Framework;

/// <summary>A number of things from which on a customer has reached something: of setup steps, of a category's mature features, of
/// categories. What became of the customers beyond it stands beside it, on training and on the hold-out.</summary>
/// <param name="AtLeast">Reached from this number on, from 1 to <paramref name="Of"/>.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Basis">Where the number comes from.</param>
/// <param name="Support">Training customers from whom it was chosen, or by whom it is judged.</param>
/// <param name="Search">What the search found, with the interval of the best number and the plateau of equally good ones; null where none was
/// made, or none can be.</param>
public sealed record CountThreshold(int AtLeast, int Of, string Unit, CountBasis Basis, int Support, CutSearch? Search)
{
    /// <summary>Unit of setup.</summary>
    public const string SetupSteps = "setup steps";

    /// <summary>Unit of the levels of a category.</summary>
    public const string MatureFeatures = "mature features";

    /// <summary>Unit of maturity.</summary>
    public const string MatureCategories = "mature categories";

    /// <summary>The number that a search found best, if more of them goes with the outcome; else one.</summary>
    internal static CountThreshold From(int of, string unit, int support, Numerics.CutPoint? search)
    {
        var isDerived = search is { Youden: > 0 };
        return new CountThreshold(
            isDerived ? (int)search!.Threshold : 1,
            of,
            unit,
            isDerived ? CountBasis.Derived : CountBasis.AnyOne,
            support,
            search is null ? null : CutSearch.Of(search));
    }
}

/// <summary>Where a number of things comes from.</summary>
public enum CountBasis
{
    /// <summary>One is enough: the outcome tells no number from another, or more of them goes against it.</summary>
    AnyOne,

    /// <summary>The study states it; where fewer can be attained, that many.</summary>
    Declared,

    /// <summary>The training customers propose it.</summary>
    Derived,
}
