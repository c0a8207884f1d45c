using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Figures;

/// <summary>The figures of a derivation, in the order in which they tell its story.</summary>
public static class StudyFigures
{
    private const int Thresholds = 12;

    /// <summary>All figures for which there are data. Thresholds are drawn of the framework's first twelve features by rank.</summary>
    public static IReadOnlyList<ReportFigure> Of(DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. Milestones(result), .. Features(result), .. Thresholding(result), .. Maturity(result.Framework), .. Prediction(result), PopulationFigure.Of(result.Framework.Population)];
    }

    /// <summary>The path, and the setup steps at its start.</summary>
    internal static IEnumerable<ReportFigure> Milestones(DerivationResult result) => [.. Path(result.Framework.Milestones), .. Setup(result)];

    /// <summary>Who goes from milestone to milestone.</summary>
    internal static IEnumerable<ReportFigure> Path(MilestoneSet set) => Present(PathFlow.Of(set), PathTransitions.Of(set), FurthestByQuarter.Of(set));

    /// <summary>Which steps are part of setup.</summary>
    internal static IEnumerable<ReportFigure> Setup(DerivationResult result) =>
        Present(SetupMap.Of(result.Framework.Milestones, result.Evidence.Rules), SetupOrder.Of(result.Framework.Milestones));

    /// <summary>Which features count, and why.</summary>
    internal static IEnumerable<ReportFigure> Features(DerivationResult result)
    {
        var features = StudyFeature.Of(result);
        var unit = CountUnit.Of(result.Framework.Population);
        var chance = ChanceLine.Of(result.Framework.Ranking);
        return features.Count == 0 ? [] : Present(
            ImportanceMap.Of(features, result.Evidence.Rules, chance),
            RankedImportances.Of(features, result.Framework.Ranking),
            ConditionalImportances.Of(features, chance),
            AdjustedLifts.Of(features),
            AdoptionByPlan.Of(features),
            AdoptionByCohort.Of(features, unit),
            CohortHeatmap.Of(features, unit));
    }

    /// <summary>From when on the framework's features count as adopted.</summary>
    internal static IEnumerable<ReportFigure> Thresholding(DerivationResult result) => StudyFeature.Of(result)
        .Where(feature => feature.IsMember)
        .Select(feature => ThresholdCurve.Of(feature, result.Evidence.Rules.Confidence, CountUnit.Of(result.Framework.Population)))
        .OfType<ReportFigure>()
        .Take(Thresholds);

    /// <summary>What maturity means.</summary>
    internal static IEnumerable<ReportFigure> Maturity(MilestoneFramework framework) => framework.Milestones.Maturity is { } maturity
        ? [CategoryLevels.Of(maturity), RetentionByCategories.Of(maturity, CountUnit.Of(framework.Population))]
        : [];

    /// <summary>How far the forest is to be believed.</summary>
    internal static IEnumerable<ReportFigure> Prediction(DerivationResult result)
    {
        var (forest, unit) = (result.Evidence.Forest, CountUnit.Of(result.Framework.Population));
        return Present(RocFigure.Of(forest, unit), CalibrationCurve.Of(forest, result.Evidence.Rules.Confidence, unit));
    }

    private static IEnumerable<ReportFigure> Present(params ReportFigure?[] figures) => figures.OfType<ReportFigure>();
}
