using Milestones.Usage.Building;
using Milestones.Usage.Customers;
using Milestones.Usage.Events;

namespace Milestones.Usage.Journeys;

/// <summary>Makes the rows of a journey table of customers and counts.</summary>
internal sealed class JourneyRows
{
    private readonly Study _study;
    private readonly CustomerTable _customers;
    private readonly SeatHistory _seats;
    private readonly JourneyWindows?[] _windows;
    private readonly int[] _rows; // customers of the table that are rows
    private readonly List<Exclusion> _exclusions = [];

    private JourneyRows(Study study, CustomerTable customers, SeatHistory seats, DateTime? asOf)
    {
        (_study, _customers, _seats) = (study, customers, seats);
        _windows = new JourneyWindows?[customers.Customers.Count];
        _rows = Select(asOf);
        foreach (var row in _rows)
        {
            _windows[row] = JourneyWindows.Of(study.Milestones, customers.Customers[row].SignedUp!.Value, asOf);
        }
    }

    /// <summary>Counts, and makes the table.</summary>
    /// <param name="study">The study, whose catalog names a core action.</param>
    /// <param name="customers">The customers.</param>
    /// <param name="seats">Their seats over time.</param>
    /// <param name="asOf">With it the progress of customers by then is told as well; null: it is not asked for.</param>
    /// <param name="mayBeAbsent">Whether the core action and steps may occur nowhere.</param>
    /// <param name="options">Threads, progress, cancellation.</param>
    /// <exception cref="InputException">A file cannot be read, or the core action or a step never occurs.</exception>
    public static JourneyTable Read(Study study, CustomerTable customers, SeatHistory seats, DateTime? asOf, bool mayBeAbsent, BuildOptions options)
    {
        var rows = new JourneyRows(study, customers, seats, asOf);
        var counts = JourneyCounter.Count(
            study, [.. customers.Customers.Select(customer => customer.Id)], rows._windows, byDay: asOf is not null, options);
        if (!mayBeAbsent)
        {
            rows.RefuseNeverOccurring(counts);
        }

        return rows.Table(counts, asOf);
    }

    private int[] Select(DateTime? asOf)
    {
        var customers = _customers.Customers;
        (string Reason, Func<int, bool> Applies)[] questions =
        [
            ("the row cannot be used", row => !_customers.IsUsable(row)),
            ("the signup is not known", row => customers[row].SignedUp is null),
            ("gone before tenure zero", row => customers[row].Churned < customers[row].SignedUp),
            ("not signed up yet", row => customers[row].SignedUp >= asOf),
        ];
        var reasons = Enumerable.Range(0, customers.Count).Select(row => Array.FindIndex(questions, question => question.Applies(row))).ToArray();
        var left = questions.Select((question, number) =>
            new Exclusion(question.Reason, reasons.Count(reason => reason == number) + (number == 0 ? _customers.RowsOfFile - customers.Count : 0)));
        _exclusions.AddRange(left.Where(exclusion => exclusion.Count > 0));
        return [.. Enumerable.Range(0, customers.Count).Where(row => reasons[row] < 0)];
    }

    private JourneyTable Table(JourneyCounts counts, DateTime? asOf)
    {
        var customers = Of(row => _customers.Customers[row]);
        var observedUntil = asOf ?? _study.Windows?.ObservedUntil ?? counts.LastEvent?.Date.AddDays(1) ?? DateTime.MinValue;
        var outcomeKnownFrom = _study.Outcome is RetainedByColumn ? _study.Milestones.Utilization.End : _study.Milestones.Outcome.End;
        var heldOut = JourneyHoldOut.Draw(
            customers,
            row => customers[row].SignedUp!.Value.AddDays(outcomeKnownFrom) <= observedUntil,
            _study.HoldOutShare,
            _study.Seed.For("hold-out"));
        return new JourneyTable
        {
            Settings = _study.Milestones,
            CoreAction = _study.Catalog.CoreAction!,
            ObservedUntil = observedUntil,
            Customers = customers,
            CoreActionsBeforeLandmark = Quantities(counts.Cells.BeforeLandmark),
            CoreActionsForActivation = Quantities(counts.Cells.Activation),
            CoreActionsForUtilization = Quantities(counts.Cells.Utilization),
            Months = Of(row => _windows[row]!.Value.Utilization.Count),
            Seats = Of(row => _seats.Mean(_customers.Customers[row], _windows[row]!.Value.Utilization)),
            Steps = [.. _study.Catalog.SetupSteps.Select((step, number) => new StepColumn(
                step,
                Of(row => counts.Cells.StepDay(number, row) is var day && day == JourneyCells.Never ? (int?)null : day),
                Of(row => step.IsOpenTo(_customers.Customers[row].Plan) == true)))],
            ActiveAfterActivation = Of(row => counts.Cells.ActiveAfterActivation[row]),
            Retained = Of(row => Retained(counts, row)),
            OutcomeKnownFrom = outcomeKnownFrom,
            Context = ContextColumns.Of(
                _study.Strata with { Tenure = [] }, [.. _rows.Select(row => new PopulationMember(row, _customers.Customers[row], false))], heldOut),
            HeldOut = heldOut,
            Exclusions = _exclusions,
            Progress = counts.Daily is { } daily ? Progress(counts.Cells, daily) : null,
        };
    }

    private JourneyProgress Progress(JourneyCells cells, DailyCoreActions daily) => new(
        Of(row => _windows[row]!.Value.LastMonth.Count > 0 ? (double)cells.LastMonth[row] / FeatureUse.UnitsPerOne : double.NaN),
        Of(row => _seats.Mean(_customers.Customers[row], _windows[row]!.Value.LastMonth)),
        daily,
        _rows,
        _study.Milestones.Activation.Start);

    private bool? Retained(JourneyCounts counts, int row)
    {
        var customer = _customers.Customers[row];
        var outcome = _study.Milestones.Outcome;
        var window = new TimeWindow(customer.SignedUp!.Value.AddDays(outcome.Start), customer.SignedUp.Value.AddDays(outcome.End));
        return _study.Outcome switch
        {
            RetainedByActivity => counts.Cells.ActiveInOutcome[row],
            RetainedByChurnDate => _study.Customers.Churn is null ? null : !(customer.Churned < window.End),
            ExpandedByColumns or ExpandedByChanges when customer.Churned < window.End => false,
            _ => _customers.Outcomes[0]!.Of(_customers.Rows[row], window),
        };
    }

    private void RefuseNeverOccurring(JourneyCounts counts)
    {
        var catalog = _study.Catalog;
        (string Kind, EventSource Source)[] entries =
            [($"core action '{catalog.CoreAction!.Name}'", catalog.CoreAction.Source), .. catalog.SetupSteps.Select(step => ($"setup step '{step.Name}'", step.Source))];
        var never = entries.Where((_, number) => counts.Occurrences[number] == 0).ToList();
        if (never.Count == 0)
        {
            return;
        }

        var (kind, source) = never[0];
        var sought = source.Names.Select(name => $"is named '{name}'").Concat(source.Prefixes.Select(prefix => $"begins with '{prefix}'"));
        throw new InputException(new InputError(
            _study.Files.Count > 1 ? _study.Files[1] : "catalog",
            $"The {kind} never occurs: no event of a customer with a known signup {string.Join(" or ", sought)}{(source.Condition is null ? "" : " and fulfils its condition")}.",
            "Correct the name, or take the entry out of the catalog.",
            Column: never[0].Source == catalog.CoreAction.Source ? "core_action" : "setup_steps"));
    }

    private double[] Quantities(long[] units) => Of(row => (double)units[row] / FeatureUse.UnitsPerOne);

    private T[] Of<T>(Func<int, T> value) => Array.ConvertAll(_rows, row => value(row));
}
