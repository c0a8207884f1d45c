using Milestones.Forests.Binning;

namespace Milestones.Forests.Clusters;

/// <summary>
/// The rank correlation of every two columns of a matrix, ties at their middle rank: Spearman's, which for two columns
/// with two values each is phi. Ranks are those of the bins, so columns with more than 255 values are slightly rounded.
/// </summary>
internal static class RankCorrelations
{
    /// <summary>A symmetric matrix; 0 where one of the two does not vary. A pair uses the rows where both have a value, each
    /// ranked among all rows where it has one.</summary>
    public static double[][] Of(BinnedMatrix matrix, ForestRun run)
    {
        var columns = matrix.ColumnCount;
        var ranks = new float[columns][];
        IndexedWork.Run(columns, run with { Progress = null }, j => ranks[j] = CentredRanks(matrix, j));
        var correlations = new double[columns][];
        IndexedWork.Run(columns, run, j =>
        {
            correlations[j] = new double[columns];
            for (var k = 0; k < j; k++)
            {
                correlations[j][k] = matrix.HasMissing[j] || matrix.HasMissing[k] ? OfShared(ranks[j], ranks[k]) : OfAll(ranks[j], ranks[k]);
            }
        });
        for (var j = 0; j < columns; j++)
        {
            correlations[j][j] = 1;
            for (var k = j + 1; k < columns; k++)
            {
                correlations[j][k] = correlations[k][j];
            }
        }

        return correlations;
    }

    /// <summary>Middle ranks less their mean, in [−½, ½]; NaN where missing.</summary>
    private static float[] CentredRanks(BinnedMatrix matrix, int column)
    {
        var counts = new int[256];
        for (var i = 0; i < matrix.RowCount; i++)
        {
            counts[matrix.CodeOf(i, column)]++;
        }

        double present = matrix.RowCount - counts[ColumnBins.Missing];
        var rankOf = new float[256];
        rankOf[ColumnBins.Missing] = float.NaN;
        var below = 0;
        for (var code = 1; code < 256; code++)
        {
            rankOf[code] = (float)(((below + (counts[code] / 2.0)) / present) - 0.5);
            below += counts[code];
        }

        var ranks = new float[matrix.RowCount];
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] = rankOf[matrix.CodeOf(i, column)];
        }

        return ranks;
    }

    /// <summary>Both have every row, so their ranks are centred already.</summary>
    private static double OfAll(float[] x, float[] y)
    {
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            double a = x[i], b = y[i];
            xx += a * a;
            yy += b * b;
            xy += a * b;
        }

        return Ratio(xx, yy, xy);
    }

    private static double OfShared(float[] x, float[] y)
    {
        double n = 0, sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            double a = x[i], b = y[i];
            if (!double.IsNaN(a + b))
            {
                n++;
                sx += a;
                sy += b;
                xx += a * a;
                yy += b * b;
                xy += a * b;
            }
        }

        return n == 0 ? 0 : Ratio(xx - (sx * sx / n), yy - (sy * sy / n), xy - (sx * sy / n));
    }

    private static double Ratio(double xx, double yy, double xy) =>
        xx > 1e-9 && yy > 1e-9 ? Math.Clamp(xy / Math.Sqrt(xx) / Math.Sqrt(yy), -1, 1) : 0;
}
