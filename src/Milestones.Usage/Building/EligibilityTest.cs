using Milestones.Usage.Customers;

namespace Milestones.Usage.Building;

/// <summary>Whether a feature is open to a customer, by its catalog entry.</summary>
internal sealed class EligibilityTest
{
    private readonly Eligibility _rule;
    private readonly CustomerTable _table;
    private readonly StudyWindows? _windows;
    private readonly HashSet<string> _plans;
    private readonly HashSet<string> _values;

    /// <summary>Prepares the rule of one feature.</summary>
    public EligibilityTest(Eligibility rule, CustomerTable table, StudyWindows? windows)
    {
        _rule = rule;
        _table = table;
        _windows = windows;
        _plans = rule.Plans.ToHashSet(StringComparer.Ordinal);
        _values = (rule.ColumnValues ?? []).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Asks for one member; null: what decides is not known.</summary>
    public bool? IsOpenTo(PopulationMember member)
    {
        bool?[] answers = [ByPlan(member), ByColumn(member), ByLaunch(member)];
        return answers.Contains(false) ? false : answers.Contains(null) ? null : true;
    }

    private bool? ByPlan(PopulationMember member) =>
        _plans.Count == 0 ? true : member.Customer.Plan is { } plan ? _plans.Contains(plan) : null;

    private bool? ByColumn(PopulationMember member)
    {
        if (_rule.Column is null)
        {
            return true;
        }

        var text = _table.Text(member.Index, _rule.Column);
        return text.Length == 0 ? null : _values.Contains(text);
    }

    private bool ByLaunch(PopulationMember member)
    {
        if (_rule.AvailableFrom is not { } launch || _windows is null)
        {
            return true;
        }

        return _windows.FeatureWindow(member.Anchor!.Value).End > launch.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
    }
}
