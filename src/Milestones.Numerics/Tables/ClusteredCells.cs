namespace Milestones.Numerics;

/// <summary>Which cell of which stratum each row falls into, and to which cluster it belongs.</summary>
/// <param name="cellOfRow">n cells: 4 × stratum, + 0 … 3 for the cells a, b, c, d of its table.</param>
/// <param name="clusters">n numbers of 0 or more.</param>
internal sealed class ClusteredCells(int[] cellOfRow, int[] clusters)
{
    /// <summary>Cells of a fourfold table.</summary>
    public const int PerStratum = 4;

    /// <summary>The design effect of an estimate to which all rows of a cell contribute the same.</summary>
    /// <param name="contributions">Per cell of every stratum; or of one table only, if the strata do not matter.</param>
    public double DesignEffect(double[] contributions)
        => Numerics.DesignEffect.Of(Array.ConvertAll(cellOfRow, cell => contributions[cell % contributions.Length]), clusters);
}
