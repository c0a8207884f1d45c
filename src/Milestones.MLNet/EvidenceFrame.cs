using Microsoft.Data.Analysis;
using Milestones.Evidence;
using Milestones.Framework;
using Milestones.MLNet.Frames;
using Milestones.Reporting.Csv;

namespace Milestones.MLNet;

/// <summary>Evidence as a <see cref="DataFrame"/>, for notebooks: a row per feature of the catalog, in its order.</summary>
public static class EvidenceFrame
{
    /// <summary>The columns of <c>evidence.csv</c>, numbers as Double; null where the data give none.</summary>
    public static DataFrame ToDataFrame(this DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var rows = result.Framework.Features.Zip(result.Evidence.Features).ToList();
        return new DataFrame(EvidenceCsv.Columns(result).Select(column =>
            CsvCells.Column(column.Name, column.IsNumber, rows.Select(row => column.Cell(row.First, row.Second)))));
    }

    /// <summary>What two engines say of each feature: <c>feature</c>, then for either engine its rank, importance, standard error, whether it is above what chance
    /// reaches, and the verdict, each as <c>engine.what</c>.</summary>
    public static DataFrame ToDataFrame(this EngineAgreement agreement)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return new DataFrame(
        [
            new StringDataFrameColumn("feature", agreement.Features.Select(feature => feature.Feature)),
            .. Opinions(agreement.Engine.Name, agreement.Features.Select(feature => feature.Engine).ToList()),
            .. Opinions(agreement.Other.Name, agreement.Features.Select(feature => feature.Other).ToList()),
        ]);
    }

    private static IEnumerable<DataFrameColumn> Opinions(string engine, List<EngineOpinion> opinions) =>
    [
        new Int32DataFrameColumn($"{engine}.rank", opinions.Select(opinion => opinion.Rank)),
        new DoubleDataFrameColumn($"{engine}.importance", opinions.Select(opinion => opinion.Importance)),
        new DoubleDataFrameColumn($"{engine}.standard_error", opinions.Select(opinion => double.IsNaN(opinion.StandardError) ? (double?)null : opinion.StandardError)),
        new BooleanDataFrameColumn($"{engine}.is_heard", opinions.Select(opinion => opinion.IsHeard)),
        new StringDataFrameColumn($"{engine}.verdict", opinions.Select(opinion => VerdictWords.Of(opinion.Verdict))),
    ];
}
