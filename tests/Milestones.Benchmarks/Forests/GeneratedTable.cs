using System.Globalization;
using Milestones.Forests;
using Milestones.Numerics;

namespace Milestones.Benchmarks.Forests;

/// <summary>60 columns, 34 of them binary, 14 counts and 12 shares, and a label that depends on eight: what no peer is needed
/// to make, of the kinds and the difficulty of the peers' tables.</summary>
internal sealed record GeneratedTable(IReadOnlyList<ForestColumn> Columns, bool[] Labels)
{
    private const int Binary = 34;
    private const int Counts = 14;
    private const int Shares = 12;

    /// <summary>Draws a table.</summary>
    public static GeneratedTable Create(int rows, Seed seed)
    {
        var columns = Enumerable.Range(0, Binary + Counts + Shares).Select(j => Column(j, rows, seed.For("column", j).CreateRandom())).ToArray();
        var random = seed.For("label").CreateRandom();
        var labels = new bool[rows];
        for (var i = 0; i < rows; i++)
        {
            double Of(int j) => columns[j].Values[i];
            var logit = -1.4 + (0.8 * Of(0)) + (0.7 * Of(1)) + (0.6 * Of(2)) + (0.5 * Of(3)) - (0.5 * Of(4))
                + (0.5 * Math.Log(1 + Of(Binary))) + (0.4 * Math.Log(1 + Of(Binary + 1))) + (2 * Of(Binary + Counts));
            labels[i] = random.NextBoolean(1 / (1 + Math.Exp(-logit)));
        }

        return new GeneratedTable(columns, labels);
    }

    /// <summary>Writes it as CSV.</summary>
    public void Write(string path)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine($"customer_id,{string.Join(',', Columns.Select(column => column.Name))},retained");
        for (var i = 0; i < Labels.Length; i++)
        {
            writer.WriteLine($"C{i},{string.Join(',', Columns.Select(column => column.Values[i].ToString("0.####", CultureInfo.InvariantCulture)))},{(Labels[i] ? 1 : 0)}");
        }
    }

    private static ForestColumn Column(int number, int rows, RandomSource random)
    {
        var values = new double[rows];
        var share = 0.05 + (0.4 * random.NextDouble());
        for (var i = 0; i < rows; i++)
        {
            values[i] = number < Binary ? (random.NextBoolean(share) ? 1 : 0)
                : number < Binary + Counts ? Math.Floor(Math.Exp(1 + random.NextNormal()))
                : Math.Round(random.NextDouble() * random.NextDouble(), 4);
        }

        return new ForestColumn($"{(number < Binary ? "uses" : number < Binary + Counts ? "count" : "share")}_{number}", values);
    }
}
