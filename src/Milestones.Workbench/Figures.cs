using Milestones.Framework;
using Milestones.Reporting.Figures;

namespace Milestones.Workbench;

/// <summary>The figures of a derivation by name. In place of one for which the study has no data it is said so.</summary>
public static class Figures
{
    /// <summary>Who entered, who was left out and why.</summary>
    public static FigureView Population(DerivationResult result) => Find(result, "population", "the population");

    /// <summary>Every feature by its importance and its adoption, with its verdict: the central cross-check.</summary>
    public static FigureView ImportanceByAdoption(DerivationResult result) => Find(result, "importance-map", "importance and adoption");

    /// <summary>The features in the order of their importance.</summary>
    public static FigureView RankedImportance(DerivationResult result) => Find(result, "ranked-importances", "ranked importance");

    /// <summary>What a feature says altogether against what it says among comparable customers.</summary>
    public static FigureView ConditionalImportance(DerivationResult result) => Find(result, "conditional-importances", "importance among comparable customers");

    /// <summary>Retention of adopters against that of comparable others.</summary>
    public static FigureView AdjustedLift(DerivationResult result) => Find(result, "adjusted-lifts", "lift among comparable customers");

    /// <summary>Adoption of each feature on each plan.</summary>
    public static FigureView AdoptionByPlan(DerivationResult result) => Find(result, "adoption-by-plan", "adoption by plan");

    /// <summary>Retention by the value of a feature, with its threshold.</summary>
    /// <param name="result">The derivation.</param>
    /// <param name="feature">The feature's name.</param>
    public static FigureView Threshold(DerivationResult result, string feature) => Find(result, $"threshold-{feature}", $"a threshold of '{feature}'");

    /// <summary>How many customers are basic and mature in each category.</summary>
    public static FigureView CategoryLevels(DerivationResult result) => Find(result, "category-levels", "levels by category");

    /// <summary>Retention by the number of categories in which customers are mature.</summary>
    public static FigureView RetentionByCategories(DerivationResult result) => Find(result, "retention-by-categories", "retention by categories");

    /// <summary>Which setup steps go with activation, and how many customers take them.</summary>
    public static FigureView SetupSteps(DerivationResult result) => Find(result, "setup-steps", "setup steps");

    /// <summary>The order in which customers take the setup steps.</summary>
    public static FigureView SetupOrder(DerivationResult result) => Find(result, "setup-order", "the order of setup steps");

    /// <summary>Who goes on from milestone to milestone, and who does not.</summary>
    public static FigureView Path(DerivationResult result) => Find(result, "path", "the path");

    /// <summary>Of those who reached each milestone, how many reach the next.</summary>
    public static FigureView PathTransitions(DerivationResult result) => Find(result, "path-transitions", "the path's transitions");

    /// <summary>How far customers came, by quarter of signup.</summary>
    public static FigureView FurthestByQuarter(DerivationResult result) => Find(result, "furthest-by-quarter", "progress by quarter");

    /// <summary>How well the forest tells the retained from the lost.</summary>
    public static FigureView RocCurve(DerivationResult result) => Find(result, "roc", "the ROC curve");

    /// <summary>Predicted against observed retention.</summary>
    public static FigureView Calibration(DerivationResult result) => Find(result, "calibration", "calibration");

    private static FigureView Find(DerivationResult result, string name, string subject) =>
        new(StudyFigures.Of(result).FirstOrDefault(figure => figure.Name == name), subject);
}
