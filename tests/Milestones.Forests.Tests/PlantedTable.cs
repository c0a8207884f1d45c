using Milestones.Numerics;

namespace Milestones.Forests.Tests;

/// <summary>Small tables whose truth is known.</summary>
internal static class PlantedTable
{
    /// <summary>Column 0 decides the label up to 10 % noise, column 1 is a count with a weaker effect, the others are noise
    /// (binary, count and continuous); column 2 has missing values.</summary>
    public static (List<ForestColumn> Columns, bool[] Labels) Create(int rows, int seed = 1)
    {
        var random = new Seed((ulong)seed).For("planted table").CreateRandom();
        var values = new double[6][];
        for (var j = 0; j < values.Length; j++)
        {
            values[j] = new double[rows];
        }

        var labels = new bool[rows];
        for (var i = 0; i < rows; i++)
        {
            values[0][i] = random.NextBoolean(0.4) ? 1 : 0;
            values[1][i] = Math.Floor(Math.Exp(random.NextNormal()));
            values[2][i] = random.NextBoolean(0.2) ? double.NaN : random.NextNormal();
            values[3][i] = random.NextNormal();
            values[4][i] = random.NextBoolean(0.5) ? 1 : 0;
            values[5][i] = random.NextInt32(5);
            labels[i] = random.NextBoolean(0.3 + (0.4 * values[0][i]) + (values[1][i] >= 2 ? 0.2 : 0));
        }

        return ([.. values.Select((v, j) => new ForestColumn($"x{j}", v))], labels);
    }
}
