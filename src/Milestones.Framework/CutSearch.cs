using Milestones.Numerics;

namespace Milestones.Framework;

/// <summary>A cut as the training customers propose it: the one that tells retention best among comparable customers.</summary>
/// <param name="Best">The cut: customers at or above it against those below.</param>
/// <param name="Lower">Lower limit of its bootstrap interval.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="PlateauLow">From here …</param>
/// <param name="PlateauHigh">… to here, cuts that these customers cannot tell from the best.</param>
/// <param name="Proposed">A round value on the plateau.</param>
/// <param name="Youden">Youden's index at the best, in [−1, 1]: share at or above it among the retained minus that among the lost.</param>
/// <param name="PValue">Probability of so good a cut under no association, the search accounted for.</param>
/// <param name="Candidates">How many cuts were compared.</param>
public sealed record CutSearch(
    double Best,
    double? Lower,
    double? Upper,
    double PlateauLow,
    double PlateauHigh,
    double Proposed,
    double Youden,
    double? PValue,
    int Candidates)
{
    /// <summary>States what a search found.</summary>
    public static CutSearch Of(CutPoint cut)
    {
        ArgumentNullException.ThrowIfNull(cut);
        return new CutSearch(
            cut.Threshold,
            Figure.Finite(cut.Interval.Lower),
            Figure.Finite(cut.Interval.Upper),
            cut.PlateauLow,
            cut.PlateauHigh,
            cut.Proposed,
            cut.Youden,
            Figure.Finite(cut.PValue),
            cut.Candidates);
    }
}
