using Milestones.Forests;
using Milestones.Numerics;

namespace Milestones.MLNet.Tests;

/// <summary>Columns that tell the label: <c>strong</c>, <c>weak</c>, and <c>module</c>, which most rows lack and which tells much where it is known; the others don't.</summary>
internal sealed record PlantedColumns(ForestColumn[] Columns, bool[] Labels)
{
    public static RandomForestOptions Options { get; } = new() { Trees = 30 };

    public static PlantedColumns Create(int rows, ulong seed = 1)
    {
        var random = new Seed(seed).CreateRandom();
        var (strong, weak, module, noise, constant) = (new double[rows], new double[rows], new double[rows], new double[rows], new double[rows]);
        var labels = new bool[rows];
        for (var i = 0; i < rows; i++)
        {
            strong[i] = random.NextInt32(8);
            weak[i] = random.NextBoolean(0.4) ? 1 : 0;
            module[i] = random.NextBoolean(0.7) ? double.NaN : random.NextBoolean(0.5) ? 1 : 0;
            noise[i] = random.NextNormal();
            constant[i] = 3;
            labels[i] = random.NextBoolean(0.15 + (strong[i] >= 4 ? 0.4 : 0) + (0.15 * weak[i]) + (module[i] > 0 ? 0.3 : 0));
        }

        return new PlantedColumns([new("strong", strong), new("weak", weak), new("module", module), new("noise", noise), new("constant", constant)], labels);
    }

    public IForestModel Train(ulong seed = 7, ForestRun? run = null) => new FastForestEngine().Train(Columns, Labels, Options, new Seed(seed), run);
}
