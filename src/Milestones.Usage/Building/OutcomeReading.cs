using Milestones.Usage.Customers;
using Milestones.Usage.Events;

namespace Milestones.Usage.Building;

/// <summary>Reads one outcome of a study off the customers.</summary>
internal sealed class OutcomeReading
{
    private readonly StudyWindows? _windows;
    private readonly OutcomeDefinition _outcome;
    private readonly CustomerTable _table;
    private readonly OutcomeRecord? _record;
    private readonly IReadOnlyList<bool>? _active;

    /// <summary>Finds what tells of an outcome.</summary>
    /// <param name="study">The study.</param>
    /// <param name="place">Which of its outcomes: 0 is the primary.</param>
    /// <param name="table">The customers.</param>
    /// <param name="counts">What the event logs say; null without any.</param>
    public OutcomeReading(Study study, int place, CustomerTable table, EventCounts? counts)
    {
        _windows = study.Windows;
        _outcome = study.Outcomes.ElementAt(place);
        _table = table;
        _record = table.Outcomes[place];
        _active = _outcome is RetainedByActivity ? counts!.ActiveInOutcomeWindow[study.Outcomes.Take(place).OfType<RetainedByActivity>().Count()] : null;
        FollowUp = FollowUp.Of(study, _outcome, counts);
    }

    /// <summary>Until when it can be known.</summary>
    public FollowUp FollowUp { get; }

    /// <summary>Whether a customer reached it; null: not known.</summary>
    /// <param name="index">Position in the customer table.</param>
    /// <param name="anchor">From where its windows are counted; null in a study without windows.</param>
    /// <param name="place">Position in what the event logs say.</param>
    public bool? Of(int index, DateTime? anchor, int place)
    {
        var customer = _table.Customers[index];
        var window = _windows is null ? (TimeWindow?)null : _windows.OutcomeWindow(anchor!.Value);
        return _outcome switch
        {
            RetainedByActivity => _active![place],
            RetainedByChurnDate => window is { } known ? !(customer.Churned < known.End) : null,
            ExpandedByColumns or ExpandedByChanges when customer.Churned < window?.End => false,
            _ => _record!.Of(_table.Rows[index], window),
        };
    }
}
