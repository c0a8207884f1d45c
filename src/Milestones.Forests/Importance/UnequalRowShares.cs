using Milestones.Forests.Binning;
using Milestones.Forests.Descents;

namespace Milestones.Forests.Importance;

/// <summary>Rows with weights of their own, or within strata.</summary>
internal sealed class UnequalRowShares(BinnedMatrix matrix, double[]? weights, ImportanceStrata?[] strataOfColumn, int[] columns, TreeRows tree)
    : RowShares(matrix, tree)
{
    private const int Codes = 257;

    private readonly Shares?[] _sharesOf = [.. strataOfColumn.Select((s, j) => s is not null && columns.Contains(j) ? new Shares(s) : null)];
    private readonly bool _sameStrata = columns.Select(j => strataOfColumn[j]).Distinct().Count() <= 1;
    private readonly RowsByExit _arrived = new();
    private Shares _shares = new(new ImportanceStrata(null, 1, 0)); // of the prepared column
    private int[] _stratum = []; // per row; for the prepared column
    private double[] _weights = [];
    private double[] _ownLoss = [];

    /// <summary>The shares of the codes of a column.</summary>
    private sealed class Shares(ImportanceStrata strata)
    {
        /// <summary>First the sum over the strata, then per stratum, the share of the rows that take part that have a code below the
        /// index.</summary>
        private readonly double[] _below = new double[(strata.Count + 1) * Codes];

        public ImportanceStrata Strata => strata;

        /// <summary>Of the rows that take part.</summary>
        public double Weight { get; private set; }

        public void Clear()
        {
            Array.Clear(_below);
            Weight = 0;
        }

        public void Add(int stratum, byte code, double weight)
        {
            if (code != ColumnBins.Missing)
            {
                _below[((stratum + 1) * Codes) + code + 1] += weight;
                Weight += weight;
            }
        }

        /// <summary>Turns weights by code into shares below each code, and adds up those of all strata.</summary>
        public void Accumulate()
        {
            var all = _below.AsSpan(0, Codes);
            for (var s = 1; s <= strata.Count; s++)
            {
                var stratum = _below.AsSpan(s * Codes, Codes);
                var (total, below) = (0.0, 0.0);
                foreach (var weight in stratum)
                {
                    total += weight;
                }

                for (var c = 0; c < Codes && total > 0; c++)
                {
                    below += stratum[c];
                    stratum[c] = below / total;
                    all[c] += stratum[c];
                }
            }
        }

        /// <summary>The share of the codes in a stratum, 0 when there are none.</summary>
        public double Of(int stratum, CodeRange codes) => codes.First > codes.Last ? 0 : Between((stratum + 1) * Codes, codes);

        /// <summary>Whether a stratum has one of the codes.</summary>
        public bool Any(CodeRange codes) => codes.First <= codes.Last && Between(0, codes) > 0;

        private double Between(int start, CodeRange codes) => _below[start + codes.Last + 1] - _below[start + codes.First];
    }

    public override double Weight => _shares.Weight;

    public override void LoadTree()
    {
        WorkingSpace.Reserve(ref _stratum, Tree.Count);
        WorkingSpace.Reserve(ref _weights, Tree.Count);
        WorkingSpace.Reserve(ref _ownLoss, Tree.Count);
        for (var i = 0; i < Tree.Count; i++)
        {
            _weights[i] = weights?[Tree.MatrixRow(i)] ?? 1;
        }

        for (var k = 0; k < Tree.Nodes.Length; k++)
        {
            for (var i = Tree.FirstRow(k); Tree.Nodes[k].IsLeaf && i < Tree.EndRow(k); i++)
            {
                _ownLoss[i] = Tree.Loss(k, Tree.Label(i));
            }
        }

        foreach (var j in columns)
        {
            FindShares(j);
        }
    }

    public override void Prepare(int column, int firstRow, int endRow)
    {
        (Column, _shares) = (column, SharesOf(column));
        if (!_sameStrata)
        {
            FindStrata(_shares.Strata, firstRow, endRow);
        }
    }

    public override bool CanReceive(CodeRange codes) => _shares.Any(codes);

    public override double OwnLossBelow(int node, CodeRange codes)
    {
        var sum = 0.0;
        for (var i = Tree.FirstRow(node); i < Tree.EndRow(node); i++)
        {
            sum += HasValue(i, Column) ? WeightedShare(i, codes) * _ownLoss[i] : 0;
        }

        return sum;
    }

    public override double LossInLeaf(int leaf, int node, CodeRange codes)
    {
        var sum = 0.0;
        for (var i = Tree.FirstRow(node); i < Tree.EndRow(node); i++)
        {
            sum += HasValue(i, Column) ? WeightedShare(i, codes) * Tree.Loss(leaf, Tree.Label(i)) : 0;
        }

        return sum;
    }

    public override void Arrive(Departures departures, Routes routes, RowChunk chunk)
    {
        _arrived.Clear();
        _arrived.Add(departures, chunk);
        _arrived.Sort(routes.Range.Exits);
        foreach (var stretch in routes.Exits)
        {
            for (var exit = stretch.First; exit < stretch.End; exit++)
            {
                Arrive(_arrived.At(exit - routes.Range.FirstExit), Tree.Pieces.NodeAt(exit), stretch.Codes);
            }
        }
    }

    public override void Arrive(ReadOnlySpan<LabelledRow> rows, int leaf, CodeRange codes)
    {
        foreach (var row in rows)
        {
            Received += WeightedShare(row.Row, codes) * Tree.Loss(leaf, row.Label);
        }
    }

    private double WeightedShare(int row, CodeRange codes) => _weights[row] * _shares.Of(_stratum[row], codes);

    private void FindShares(int column)
    {
        var shares = SharesOf(column);
        if (!_sameStrata || column == columns[0])
        {
            FindStrata(shares.Strata, 0, Tree.Count);
        }

        shares.Clear();
        for (var i = 0; i < Tree.Count; i++)
        {
            shares.Add(_stratum[i], CodeOf(i, column), _weights[i]);
        }

        shares.Accumulate();
    }

    private void FindStrata(ImportanceStrata strata, int firstRow, int endRow)
    {
        for (var i = firstRow; i < endRow; i++)
        {
            _stratum[i] = strata.OfRow?[Tree.MatrixRow(i)] ?? 0;
        }
    }

    private Shares SharesOf(int column) => _sharesOf[column] ?? throw new ArgumentException("the column is not planned for", nameof(column));
}
