using Milestones.Usage.Customers;
using Milestones.Usage.Events;

namespace Milestones.Usage.Building;

/// <summary>Puts the use of the catalog's features by the members into columns.</summary>
internal sealed class FeatureColumns
{
    private readonly Study _study;
    private readonly CustomerTable _table;
    private readonly IReadOnlyList<PopulationMember> _members;
    private readonly Dictionary<string, FeatureUse> _uses;
    private readonly IReadOnlyList<int>? _activeDays;
    private readonly List<Finding> _findings = [];

    private FeatureColumns(Study study, CustomerTable table, EventCounts? counts, IReadOnlyList<PopulationMember> members)
    {
        _study = study;
        _table = table;
        _members = members;
        _uses = (counts?.Features ?? []).ToDictionary(use => use.Feature.Name, StringComparer.Ordinal);
        _activeDays = counts?.ActiveDays;
    }

    /// <summary>Builds the columns in the catalog's order.</summary>
    /// <param name="study">The study.</param>
    /// <param name="table">The customers.</param>
    /// <param name="counts">What the event logs say; null without any.</param>
    /// <param name="members">The rows of the columns.</param>
    /// <param name="findings">Takes what a person should notice.</param>
    public static IReadOnlyList<FeatureColumn> Build(
        Study study, CustomerTable table, EventCounts? counts, IReadOnlyList<PopulationMember> members, List<Finding> findings)
    {
        var builder = new FeatureColumns(study, table, counts, members);
        FeatureColumn[] columns = [.. study.Catalog.Features.Select(builder.Build)];
        findings.AddRange(builder._findings);
        return columns;
    }

    private FeatureColumn Build(Feature feature)
    {
        var open = new EligibilityTest(feature.Eligibility, _table, _study.Windows);
        var values = new double[_members.Count];
        var (opened, notEligible, missing, usedUnasked) = (0, 0, 0, 0);
        for (var row = 0; row < values.Length; row++)
        {
            var member = _members[row];
            var (value, closed) = Measured(feature, member);
            var isOpen = closed ? false : open.IsOpenTo(member);
            values[row] = isOpen == true ? value : double.NaN;
            opened += isOpen == true ? 1 : 0;
            if (isOpen == false)
            {
                notEligible++;
                usedUnasked += value > 0 ? 1 : 0;
            }
            else if (double.IsNaN(values[row]))
            {
                missing++;
            }
        }

        Notice(feature, values, opened, usedUnasked);
        var use = _uses.GetValueOrDefault(feature.Name);
        return new FeatureColumn(feature, values, notEligible, missing)
        {
            OtherActiveDays = _activeDays is null ? null : Days(window => _activeDays[window] - (use?.OwnDays(window) ?? 0)),
            DaysSinceFirstUse = use is null ? null : Days(use.DaysSinceFirstUse),
        };
    }

    private int[] Days(Func<int, int> ofWindow) => [.. _members.Select(member => ofWindow(member.Window))];

    /// <summary>What was measured, NaN where nothing was, and whether the cell says that the feature was not open.</summary>
    private (double Value, bool IsClosed) Measured(Feature feature, PopulationMember member)
    {
        if (_table.Features.TryGetValue(feature.Name, out var cells))
        {
            var row = _table.Rows[member.Index];
            return (feature.Measure == Measure.PerSeat ? PerSeat(cells.Values[row], member) : cells.Values[row], cells.NotEligible[row]);
        }

        var use = _uses[feature.Name];
        return (feature.Measure switch
        {
            Measure.Adopted => use.Quantity(member.Window) > 0 ? 1 : 0,
            Measure.ActiveDays => use.ActiveDays(member.Window),
            Measure.PerSeat => PerSeat(use.Quantity(member.Window), member),
            _ => use.Quantity(member.Window),
        }, false);
    }

    private static double PerSeat(double uses, PopulationMember member) =>
        member.Customer.Seats is > 0 and var seats ? uses / seats : double.NaN;

    private void Notice(Feature feature, double[] values, int opened, int usedUnasked)
    {
        var known = values.Where(value => !double.IsNaN(value)).Distinct().Take(2).ToList();
        if (opened == 0)
        {
            _findings.Add(Warning("feature-open-to-nobody", $"The feature '{feature.Name}' is open to nobody of the population{OpenTo(feature.Eligibility)}."));
        }
        else if (known.Count == 0)
        {
            _findings.Add(Warning("feature-without-values", $"The feature '{feature.Name}' has no value for anybody of the population."));
        }
        else if (known.Count == 1)
        {
            _findings.Add(Warning(
                "constant-feature",
                FormattableString.Invariant($"The feature '{feature.Name}' is {known[0]} for everybody to whom it is open, so it tells nobody apart.")));
        }

        if (usedUnasked > 0)
        {
            _findings.Add(Warning(
                "use-without-eligibility",
                FormattableString.Invariant($"{usedUnasked:N0} customers use the feature '{feature.Name}', which is not open to them by its catalog entry.")));
        }
    }

    private string OpenTo(Eligibility eligibility)
    {
        if (eligibility.Plans.Count == 0)
        {
            return "";
        }

        var plans = _members.Select(member => member.Customer.Plan).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return $": it needs the plan {string.Join(" or ", eligibility.Plans)}, and there are {string.Join(", ", plans)}";
    }

    private static Finding Warning(string code, string message) => new(FindingSeverity.Warning, code, message);
}
