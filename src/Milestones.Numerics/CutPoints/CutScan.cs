namespace Milestones.Numerics;

/// <summary>
/// The statistics of every candidate cut for given counts of the cells: per stratum, the rows of the class <c>true</c> at or above the
/// cut less their expectation under independence, and the hypergeometric variance. One object is reused for many replicates.
/// </summary>
internal sealed class CutScan(CutCells cells)
{
    private readonly double[] _variance = new double[cells.Cuts.Length];
    private double _scale;

    /// <summary>Σ over strata of observed − expected, per cut.</summary>
    public double[] Excess { get; } = new double[cells.Cuts.Length];

    /// <summary>Signed root of the Cochran–Mantel–Haenszel χ² at cut <paramref name="cut"/>; 0 where nothing varies.</summary>
    public double Z(int cut) => _variance[cut] > 0 ? Excess[cut] / Math.Sqrt(_variance[cut]) : 0;

    /// <summary>Youden's J at cut <paramref name="cut"/>, averaged over strata with weights m₁m₀/n; 0 without both classes.</summary>
    public double Youden(int cut) => _scale > 0 ? Excess[cut] / _scale : 0;

    public double Objective(int cut, CutPointObjective objective) => objective == CutPointObjective.Youden ? Youden(cut) : Z(cut);

    /// <summary>The cut with the largest |objective|, the first of equals; −1 where none is above 0.</summary>
    public int Best(CutPointObjective objective)
    {
        var (best, most) = (-1, 0.0);
        for (var cut = 0; cut < Excess.Length; cut++)
        {
            var size = Math.Abs(Objective(cut, objective));
            if (size > most)
            {
                (best, most) = (cut, size);
            }
        }

        return best;
    }

    /// <summary>Computes everything anew, in one pass from the highest stretch down in every stratum.</summary>
    public void Run(double[] counts)
    {
        Array.Clear(Excess);
        Array.Clear(_variance);
        _scale = 0;
        var width = cells.Stretches * 2;
        for (var stratum = 0; stratum < cells.Strata; stratum++)
        {
            AddStratum(counts.AsSpan(stratum * width, width));
        }
    }

    private void AddStratum(ReadOnlySpan<double> counts)
    {
        double negatives = 0, positives = 0;
        for (var cell = 0; cell < counts.Length; cell += 2)
        {
            negatives += counts[cell];
            positives += counts[cell + 1];
        }

        var n = negatives + positives;
        if (negatives == 0 || positives == 0)
        {
            return;
        }

        _scale += positives * negatives / n;
        var rate = positives / n;
        var spread = rate * (negatives / n) / (n - 1);
        double above = 0, positivesAbove = 0;
        for (var cut = Excess.Length - 1; cut >= 0; cut--)
        {
            var cell = (cut + 1) * 2;
            above += counts[cell] + counts[cell + 1];
            positivesAbove += counts[cell + 1];
            Excess[cut] += positivesAbove - (above * rate);
            _variance[cut] += above * (n - above) * spread;
        }
    }

    /// <summary>Correlation, under independence, of the statistics of each cut and the next one, for the
    /// counts of the last <see cref="Run"/>; 0 where one of them does not vary.</summary>
    public double[] NeighbourCorrelations(double[] counts)
    {
        var covariance = new double[Math.Max(0, Excess.Length - 1)];
        var width = cells.Stretches * 2;
        for (var stratum = 0; stratum < cells.Strata; stratum++)
        {
            var own = counts.AsSpan(stratum * width, width);
            double positives = 0, n = 0;
            for (var cell = 0; cell < own.Length; cell += 2)
            {
                positives += own[cell + 1];
                n += own[cell] + own[cell + 1];
            }

            if (positives == 0 || positives == n)
            {
                continue;
            }

            var spread = positives / n * ((n - positives) / n) / (n - 1);
            var below = own[0] + own[1];
            for (var cut = 0; cut < covariance.Length; cut++)
            {
                var between = own[(cut + 1) * 2] + own[((cut + 1) * 2) + 1];
                covariance[cut] += below * (n - below - between) * spread;
                below += between;
            }
        }

        for (var cut = 0; cut < covariance.Length; cut++)
        {
            var variances = _variance[cut] * _variance[cut + 1];
            covariance[cut] = variances > 0 ? covariance[cut] / Math.Sqrt(variances) : 0;
        }

        return covariance;
    }
}
