namespace Milestones.Numerics;

/// <summary>
/// How the best cut and the others' distance from it vary when the rows are drawn again. Drawing n rows with replacement is one
/// multinomial draw over the cells, so a replicate costs as much as there are cells, whatever the number of rows; with clusters
/// whole clusters are drawn and a replicate costs O(rows).
/// </summary>
internal sealed class CutBootstrap
{
    private readonly int[] _bestCuts;
    private readonly double[] _differences;
    private readonly double[] _squares;
    private double _sum;
    private double _sumOfSquares;

    private CutBootstrap(int replicates, int cuts)
    {
        _bestCuts = new int[replicates];
        _differences = new double[cuts];
        _squares = new double[cuts];
    }

    /// <summary>Draws and searches all replicates.</summary>
    /// <param name="cells">The rows.</param>
    /// <param name="clusters">Per row, its cluster in 0 … c − 1, each in use; empty: every row by itself.</param>
    /// <param name="best">The best cut of the rows themselves.</param>
    /// <param name="sign">+1 or −1: the sign of its objective.</param>
    /// <param name="options">Replicates and objective.</param>
    /// <param name="seed">Replicate b depends on it and on b only.</param>
    public static CutBootstrap Run(CutCells cells, int[] clusters, int best, int sign, CutPointOptions options, Seed seed)
    {
        var result = new CutBootstrap(options.Replicates, cells.Cuts.Length);
        var scan = new CutScan(cells);
        var counts = new double[cells.Counts.Length];
        var occupied = Enumerable.Range(0, counts.Length).Where(cell => cells.Counts[cell] > 0).ToArray();
        var multiplicities = new int[clusters.Length == 0 ? 0 : clusters.Max() + 1];
        for (var replicate = 0; replicate < options.Replicates; replicate++)
        {
            var random = seed.For("cut point replicate", replicate).CreateRandom();
            if (clusters.Length == 0)
            {
                DrawRows(random, cells, occupied, counts);
            }
            else
            {
                DrawClusters(random, cells, clusters, multiplicities, counts);
            }

            scan.Run(counts);
            result.Add(replicate, scan, best, sign, options.Objective);
        }

        return result;
    }

    /// <summary>The cuts that bound the central share <paramref name="level"/> of the replicates' best cuts, rounded outwards.</summary>
    public (int Lower, int Upper) Percentiles(double level)
    {
        int[] sorted = [.. _bestCuts];
        Array.Sort(sorted);
        var tail = (1 - level) / 2 * (sorted.Length - 1);
        return (sorted[(int)Math.Floor(tail)], sorted[(int)Math.Ceiling(sorted.Length - 1 - tail)]);
    }

    /// <summary>Standard error of the best cut's objective less that of <paramref name="cut"/>, in the same replicates.</summary>
    public double DifferenceError(int cut) => Deviation(_differences[cut], _squares[cut]);

    /// <summary>Standard error of the best cut's z; about 1 for independent rows.</summary>
    public double StatisticError => Deviation(_sum, _sumOfSquares);

    private static void DrawRows(RandomSource random, CutCells cells, int[] occupied, double[] counts)
    {
        var left = (double)cells.CellOfRow.Length; // rows still to draw
        var weight = left; // rows of the cells still to come
        foreach (var cell in occupied)
        {
            var size = cells.Counts[cell];
            var drawn = size >= weight ? left : random.NextBinomial((long)left, size / weight);
            counts[cell] = drawn;
            left -= drawn;
            weight -= size;
        }
    }

    private static void DrawClusters(RandomSource random, CutCells cells, int[] clusters, int[] multiplicities, double[] counts)
    {
        Array.Clear(multiplicities);
        for (var draw = 0; draw < multiplicities.Length; draw++)
        {
            multiplicities[random.NextInt32(multiplicities.Length)]++;
        }

        Array.Clear(counts);
        for (var row = 0; row < clusters.Length; row++)
        {
            counts[cells.CellOfRow[row]] += multiplicities[clusters[row]];
        }
    }

    private void Add(int replicate, CutScan scan, int best, int sign, CutPointObjective objective)
    {
        // A replicate without both classes says nothing new about where to cut.
        var found = scan.Best(objective);
        _bestCuts[replicate] = found < 0 ? best : found;
        var top = sign * scan.Objective(best, objective);
        _sum += scan.Z(best);
        _sumOfSquares += scan.Z(best) * scan.Z(best);
        for (var cut = 0; cut < _differences.Length; cut++)
        {
            var difference = top - (sign * scan.Objective(cut, objective));
            _differences[cut] += difference;
            _squares[cut] += difference * difference;
        }
    }

    private double Deviation(double sum, double squares)
    {
        double n = _bestCuts.Length;
        return Math.Sqrt(Math.Max(0, squares - (sum * sum / n)) / (n - 1));
    }
}
