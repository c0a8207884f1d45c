namespace Milestones.Usage.Surveying;

/// <summary>Something that the catalog measures from events.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Source">The events.</param>
internal sealed record SurveyItem(string Name, SurveyedKind Kind, EventSource Source)
{
    /// <summary>Features, core action and setup steps.</summary>
    public static IReadOnlyList<SurveyItem> Of(Study study) =>
    [
        .. study.Catalog.Features.Where(feature => feature.Source is EventSource).Select(feature => new SurveyItem(feature.Name, SurveyedKind.Feature, (EventSource)feature.Source)),
        .. study.Catalog.CoreAction is { } action ? [new SurveyItem(action.Name, SurveyedKind.CoreAction, action.Source)] : (SurveyItem[])[],
        .. study.Catalog.SetupSteps.Select(step => new SurveyItem(step.Name, SurveyedKind.SetupStep, step.Source)),
    ];

    /// <summary>The items with their uses in all logs.</summary>
    public static IReadOnlyList<SurveyedItem> Sum(Study study, IReadOnlyList<LogSurvey> logs) => logs.Count == 0 ? [] :
        [.. Of(study).Select((item, number) => new SurveyedItem(item.Name, item.Kind, DayTally.InOrder(logs.Select(log => log.Items[number]))))];
}
