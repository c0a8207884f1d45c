using Milestones.Forests;
using Milestones.Usage;

namespace Milestones.Benchmarks.Forests;

/// <summary>The rows of a table that every program trains on: all but every fourth.</summary>
internal sealed record TrainingTable(BinnedMatrix Matrix, bool[] Labels)
{
    /// <summary>Reads and bins them.</summary>
    public static TrainingTable Load(string path)
    {
        var table = LabelledTable.Load(path, "retained", "customer_id", []);
        int[] rows = [.. Enumerable.Range(0, table.Labels.Length).Where(row => row % 4 != 3)];
        var columns = table.Columns.Select(column => new ForestColumn(column.Name, Array.ConvertAll(rows, row => column.Values[row])));
        return new TrainingTable(BinnedMatrix.Create([.. columns]), Array.ConvertAll(rows, row => table.Labels[row]));
    }
}
