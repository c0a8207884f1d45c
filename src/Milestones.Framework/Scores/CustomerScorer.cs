using Milestones.Usage;

namespace Milestones.Framework.Scores;

/// <summary>Scores the rows of a table, one by one.</summary>
internal sealed class CustomerScorer
{
    private static readonly MilestoneScore NoMilestone = new(ReachState.NoMilestone, null, null);

    private readonly MilestoneSet _set;
    private readonly ScoringTable _table;
    private readonly MaturityScale? _scale;
    private readonly Dictionary<string, double[]> _values;
    private readonly NextStepChooser _chooser;

    /// <summary>Prepares for a table.</summary>
    public CustomerScorer(MilestoneFramework framework, ScoringTable table)
    {
        _set = framework.Milestones;
        _table = table;
        _scale = _set.Maturity is null ? null : new MaturityScale(_set.Maturity, framework.Features);
        _values = table.Features.ToDictionary(column => column.Feature.Name, column => column.Values, StringComparer.Ordinal);
        _chooser = new NextStepChooser(
            _set.NextSteps,
            _set.SetupSteps.ToDictionary(step => step.Name, step => step.Plans, StringComparer.Ordinal),
            framework.Provenance.Options.Rules.MinGroup);
    }

    /// <summary>The score of one row.</summary>
    public CustomerScore Score(int row)
    {
        var customer = _table.Customers[row];
        var journey = _table.JourneyRows[row];
        var setup = _set.Setup is null ? NoMilestone : journey is { } first ? Setup(first, _set.Setup) : NotObservable();
        var activation = _set.Activation is null ? NoMilestone : journey is { } second ? Activation(second, _set.Activation) : NotObservable();
        var utilization = _set.Utilization is null ? NoMilestone : journey is { } third ? Utilization(third, _set.Utilization) : NotObservable();
        var levels = _scale is not null && IsMeasured(customer) ? _scale.LevelsOf(Value) : [];
        var maturity = Maturity(customer, levels);
        var last = journey is { } own ? _table.Journeys!.Progress!.LastUtilization(own) : double.NaN;
        return new CustomerScore
        {
            Customer = customer.Id,
            Setup = setup,
            Activation = activation,
            Utilization = utilization,
            LastMonth = IsGone(customer) || double.IsNaN(last) ? null : last,
            Maturity = maturity,
            Levels = levels,
            Next = IsGone(customer)
                ? new NextBestStep(null, null, null, null, NoStepReason.Gone)
                : _chooser.Choose(customer.Plan, (setup.State, activation.State, utilization.State, maturity.State), IsTaken, Missing),
        };

        double Value(FrameworkFeature feature) => _values[feature.Name][row];

        bool IsTaken(string step) => _table.Journeys!.Steps.First(column => string.Equals(column.Step.Name, step, StringComparison.Ordinal)) is var column
            && column.IsTaken(journey!.Value, _set.Settings.Setup);

        IEnumerable<string> Missing() => levels.Length == 0
            ? []
            : _scale!.Missing(levels, Value).Where(feature => !double.IsNaN(Value(feature))).Select(feature => feature.Name);
    }

    private static MilestoneScore NotObservable() => new(ReachState.NotObservable, null, null);

    private MilestoneScore Setup(int row, SetupMilestone setup)
    {
        int[] days = [.. _table.Journeys!.Steps
            .Where(step => step.IsTaken(row, setup.Window))
            .Select(step => step.Days[row]!.Value)
            .Order()];
        return days.Length >= setup.CompleteAt
            ? new MilestoneScore(ReachState.Yes, days.Length, DayOf(row, days[setup.CompleteAt - 1]))
            : new MilestoneScore(NotReached(row, setup.Window.End), days.Length, null);
    }

    private MilestoneScore Activation(int row, ActivationMilestone activation)
    {
        var done = _table.Journeys!.CoreActionsForActivation[row];
        return done >= activation.Threshold.AtLeast
            ? new MilestoneScore(ReachState.Yes, done, _table.Journeys.Progress!.DayOfReaching(row, activation.Threshold.AtLeast) is { } day ? DayOf(row, day) : null)
            : new MilestoneScore(NotReached(row, activation.Window.End), done, null);
    }

    private MilestoneScore Utilization(int row, UtilizationMilestone utilization)
    {
        var (journeys, end) = (_table.Journeys!, utilization.Window.End);
        var state = NotReached(row, end);
        if (state == ReachState.TooEarly || !journeys.IsPresentAt(row, end))
        {
            return new MilestoneScore(state, null, null);
        }

        var use = journeys.Utilization(row);
        return double.IsNaN(use) ? NotObservable()
            : use >= utilization.Threshold.AtLeast ? new MilestoneScore(ReachState.Yes, use, DayOf(row, end))
            : new MilestoneScore(ReachState.No, use, null);
    }

    private MilestoneScore Maturity(Customer customer, MaturityLevel[] levels)
    {
        if (_scale is null)
        {
            return NoMilestone;
        }

        if (levels.Length == 0)
        {
            return new MilestoneScore(customer.Churned < Measured(customer) ? ReachState.No : ReachState.TooEarly, null, null);
        }

        var mature = levels.Count(level => level == MaturityLevel.Mature);
        return _scale.IsMature(levels)
            ? new MilestoneScore(ReachState.Yes, mature, Measured(customer) is { } day ? DateOnly.FromDateTime(day) : null)
            : new MilestoneScore(ReachState.No, mature, null);
    }

    /// <summary>Whether features were measured on this customer: it had signed up, had not left, and the window was over.</summary>
    private bool IsMeasured(Customer customer) => Measured(customer) is not { } measured
        || (!(customer.Churned < measured) && !(customer.SignedUp >= measured) && !(measured > _table.AsOf));

    /// <summary>The end of the customer's feature window; null for a ready table.</summary>
    private DateTime? Measured(Customer customer) => _table.Windows is { } windows
        ? windows.FeatureWindow(windows.Snapshot ?? customer.SignedUp!.Value).End
        : null;

    private bool IsGone(Customer customer) => _table.AsOf is { } asOf && customer.Churned < asOf;

    private ReachState NotReached(int row, int end) =>
        _table.Journeys!.IsFollowedTo(row, end) || !_table.Journeys.IsPresentAt(row, end) ? ReachState.No : ReachState.TooEarly;

    private DateOnly DayOf(int row, int day) => DateOnly.FromDateTime(_table.Journeys!.Customers[row].SignedUp!.Value.AddDays(day));
}
