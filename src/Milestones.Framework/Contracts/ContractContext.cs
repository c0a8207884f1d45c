using Milestones.Usage;

namespace Milestones.Framework.Contracts;

/// <summary>All that a rule of the data contract may look at.</summary>
/// <param name="Study">The study.</param>
/// <param name="Framework">The framework; null: none.</param>
/// <param name="Data">The data as they are.</param>
/// <param name="AsOf">The first day of which the data need know nothing any more.</param>
/// <param name="Options">How strictly.</param>
internal sealed record ContractContext(Study Study, MilestoneFramework? Framework, SurveyedData Data, DateOnly AsOf, ContractOptions Options)
{
    /// <summary>Events of the recent days before a day, which the data may know of.</summary>
    public long Recent(IReadOnlyList<DayCount> days, DateOnly asOf) =>
        days.Where(day => day.Day < asOf && day.Day >= asOf.AddDays(-Options.RecentDays)).Sum(day => day.Events);
}
