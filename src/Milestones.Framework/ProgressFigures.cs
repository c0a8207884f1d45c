using Milestones.Numerics;

namespace Milestones.Framework;

/// <summary>What became of those who reached something, against the others who were there.</summary>
/// <param name="Reached">Who reached it.</param>
/// <param name="AmongReached">Of those, who had the outcome.</param>
/// <param name="AmongOthers">Of the others, who had the outcome.</param>
/// <param name="RiskDifference">Difference of the two.</param>
/// <param name="OddsRatio">Ratio of their odds.</param>
/// <param name="AdjustedRiskDifference">The difference within strata of comparable customers.</param>
/// <param name="AdjustedOddsRatio">The odds ratio within strata.</param>
public sealed record ProgressFigures(
    Share Reached,
    Share AmongReached,
    Share AmongOthers,
    Figure RiskDifference,
    Figure OddsRatio,
    Figure AdjustedRiskDifference,
    Figure AdjustedOddsRatio)
{
    /// <summary>States the tables of the strata.</summary>
    /// <param name="strata">The tables.</param>
    /// <param name="level">Nominal coverage of all intervals, in (0, 1).</param>
    internal static ProgressFigures Of(StratifiedTables strata, double level)
    {
        var table = strata.Collapsed;
        return new ProgressFigures(
            ShareOf(table.Exposed, table.Total),
            ShareOf(table.ExposedEvents, table.Exposed),
            ShareOf(table.UnexposedEvents, table.Unexposed),
            Figure.Of(table.RiskDifference(level)),
            Figure.Of(table.OddsRatio(level)),
            Figure.Of(strata.RiskDifference(level)),
            Figure.Of(strata.OddsRatio(level)));

        Share ShareOf(double count, double of) => Share.From(new Proportion((long)count, (long)of), level);
    }
}

/// <summary>The same in one plan or size band.</summary>
/// <param name="Context">What it is a class of: plan or size.</param>
/// <param name="Level">The class.</param>
/// <param name="Figures">On both parts.</param>
public sealed record GroupFigures(string Context, string Level, OnBothParts<ProgressFigures> Figures);
