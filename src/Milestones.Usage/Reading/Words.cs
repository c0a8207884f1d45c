namespace Milestones.Usage.Reading;

/// <summary>The words by which files name the choices that a study and a catalog have.</summary>
internal static class Words
{
    public static IReadOnlyDictionary<string, bool> Booleans { get; } =
        new Dictionary<string, bool>(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };

    public static IReadOnlyDictionary<string, Measure> Measures { get; } = new Dictionary<string, Measure>(StringComparer.Ordinal)
    {
        ["adopted"] = Measure.Adopted,
        ["count"] = Measure.Count,
        ["active_days"] = Measure.ActiveDays,
        ["per_seat"] = Measure.PerSeat,
        ["value"] = Measure.Value,
    };

    public static IReadOnlyDictionary<string, MaturityLevel> Levels { get; } = new Dictionary<string, MaturityLevel>(StringComparer.Ordinal)
    {
        ["basic"] = MaturityLevel.Basic,
        ["mature"] = MaturityLevel.Mature,
    };

    public static IReadOnlyDictionary<string, ForestEngine> Engines { get; } = new Dictionary<string, ForestEngine>(StringComparer.Ordinal)
    {
        ["milestones"] = ForestEngine.Milestones,
        ["fastforest"] = ForestEngine.Fastforest,
    };

    public static IReadOnlyDictionary<string, int> Directions { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["positive"] = 1,
        ["negative"] = -1,
    };

    public static IReadOnlyDictionary<string, bool> TakeLast { get; } =
        new Dictionary<string, bool>(StringComparer.Ordinal) { ["first"] = false, ["last"] = true };

    public static IReadOnlyDictionary<string, ChurnBeforeSignup> ChurnBeforeSignup { get; } =
        new Dictionary<string, ChurnBeforeSignup>(StringComparer.Ordinal)
        {
            ["error"] = Usage.ChurnBeforeSignup.Error,
            ["gone"] = Usage.ChurnBeforeSignup.Gone,
        };

    public static IReadOnlyDictionary<string, CoreActionUnit> CoreActionUnits { get; } =
        new Dictionary<string, CoreActionUnit>(StringComparer.Ordinal)
        {
            ["quantity"] = CoreActionUnit.Quantity,
            ["events"] = CoreActionUnit.Events,
        };

    public static IReadOnlyDictionary<string, MonthKind> Months { get; } =
        new Dictionary<string, MonthKind>(StringComparer.Ordinal)
        {
            ["thirty_days"] = MonthKind.ThirtyDays,
            ["calendar"] = MonthKind.Calendar,
        };

    public static IReadOnlyDictionary<string, DecisionChoice> Decisions { get; } =
        new Dictionary<string, DecisionChoice>(StringComparer.Ordinal)
        {
            ["keep"] = DecisionChoice.Keep,
            ["drop"] = DecisionChoice.Drop,
            ["basic"] = DecisionChoice.Basic,
            ["mature"] = DecisionChoice.Mature,
        };
}
