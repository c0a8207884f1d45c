namespace Milestones.Numerics;

/// <summary>Where a value is best cut in two to tell one class from the other, and how well that is known.</summary>
public sealed record CutPoint
{
    /// <summary>The cut: rows with value ≥ it against rows below. An observed value, in the values' unit.</summary>
    public required double Threshold { get; init; }

    /// <summary>Youden's J at the threshold, in [−1, 1]: share at or above it among the class <c>true</c> less that among the
    /// class <c>false</c>; with strata their Mantel–Haenszel weighted mean. Negative: being above goes with <c>false</c>.</summary>
    public required double Youden { get; init; }

    /// <summary>Youden's J in standard errors under independence: the signed root of the Cochran–Mantel–Haenszel χ² at the threshold.</summary>
    public required double Statistic { get; init; }

    /// <summary>Percentile bootstrap interval of the threshold, the search repeated in every replicate; limits are candidates.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>The least cut whose objective lies within one standard error of the paired bootstrap difference from the best.</summary>
    public required double PlateauLow { get; init; }

    /// <summary>The greatest such cut. Cuts in between need not all be as good.</summary>
    public required double PlateauHigh { get; init; }

    /// <summary>A round value that is as good as the best in the sense of the plateau, the one nearest to the threshold; the
    /// threshold itself where there is none. It need not be an observed value: it cuts the rows as the next one above does.</summary>
    public required double Proposed { get; init; }

    /// <summary>Probability that the best of all candidate cuts would look this good without any association, in [0, 1].</summary>
    public required double PValue { get; init; }

    /// <summary>How many cuts were compared, 1 or more.</summary>
    public required int Candidates { get; init; }
}
