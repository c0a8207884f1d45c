using Milestones.Evidence;

namespace Milestones.Framework;

/// <summary>
/// Customers worth talking to, since the findings do not explain them. Which of many is drawn by a hash of seed, group and
/// identifier, so that the same study gives the same list.
/// </summary>
public static class InterviewList
{
    /// <summary>Lists the candidates.</summary>
    /// <param name="result">A derivation.</param>
    /// <param name="perGroup">Most customers of a group, 1 or more; 20 unless told otherwise.</param>
    /// <returns>Groups in a fixed order, the customers of each by identifier; a group to which nobody belongs is absent.</returns>
    public static IReadOnlyList<InterviewCandidate> Of(DerivationResult result, int perGroup = 20)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfLessThan(perGroup, 1);
        return [.. Groups(result).SelectMany(group => Draw(group, result, perGroup))];
    }

    private static IEnumerable<InterviewGroup> Groups(DerivationResult result)
    {
        var table = result.Evidence.Table;
        var kept = result.Evidence.Features.Where(feature => feature.Verdict == Verdict.Kept).ToList();
        var isMature = new bool[table.RowCount];
        if (result.Framework.Milestones.Maturity is { } maturity)
        {
            var matureIn = MatureIn(maturity, result.Evidence);
            isMature = Array.ConvertAll(matureIn, count => count >= maturity.RequiredCategories);
            yield return new InterviewGroup(
                "mature_but_churned", row => isMature[row] && !table.Outcome[row], row => $"Mature in {Categories(matureIn[row])}, and not retained.");
            yield return new InterviewGroup(
                "not_mature_but_retained", row => !isMature[row] && table.Outcome[row], row => $"Mature in {Categories(matureIn[row])} only, and retained.");
        }

        yield return new InterviewGroup(
            "adopter_of_kept_but_churned",
            row => !isMature[row] && !table.Outcome[row] && kept.Exists(feature => feature.Adopted[row] is true),
            row => $"Adopted {string.Join(", ", kept.Where(feature => feature.Adopted[row] is true).Select(feature => feature.Feature.Name))}, and not retained.");
        foreach (var feature in result.Evidence.Features.Where(feature => feature.Hypothesis?.Outcome == HypothesisOutcome.Refuted))
        {
            var name = feature.Feature.Name;
            yield return new InterviewGroup(
                $"adopter_of_refuted:{name}",
                row => feature.Adopted[row] is true,
                row => $"Adopted {name}, of which was expected that adopters are retained {(feature.Hypothesis!.Hypothesis.Direction > 0 ? "more" : "less")}; {(table.Outcome[row] ? "retained" : "not retained")}.");
        }
    }

    private static IEnumerable<InterviewCandidate> Draw(InterviewGroup group, DerivationResult result, int perGroup)
    {
        var table = result.Evidence.Table;
        var customers = table.Customers;
        var seed = result.Study.Seed.For($"interview {group.Name}");
        return Enumerable.Range(0, customers.Count)
            .Where(row => table.Pooled?.IsLatest(row) is not false && group.Holds(row)) // as of today
            .OrderBy(row => seed.UnitFor(customers[row].Id))
            .Take(perGroup)
            .OrderBy(row => customers[row].Id, StringComparer.Ordinal)
            .Select(row => new InterviewCandidate(group.Name, customers[row].Id, group.Why(row)));
    }

    /// <summary>Per row: in how many categories the customer is mature.</summary>
    private static int[] MatureIn(MaturityMilestone maturity, StudyEvidence evidence)
    {
        var adopted = evidence.Features.ToDictionary(feature => feature.Feature.Name, feature => feature.Adopted, StringComparer.Ordinal);
        var categories = maturity.Categories.Where(category => category.MatureFrom is not null).ToList();
        return [.. Enumerable.Range(0, evidence.Table.RowCount)
            .Select(row => categories.Count(category => category.Mature.Count(name => adopted[name][row] is true) >= category.MatureFrom))];
    }

    private static string Categories(int count) => count == 1 ? "1 category" : FormattableString.Invariant($"{count} categories");

    private sealed record InterviewGroup(string Name, Func<int, bool> Holds, Func<int, string> Why);
}

/// <summary>A customer worth talking to.</summary>
/// <param name="Group">Why such customers are: <c>mature_but_churned</c>, <c>not_mature_but_retained</c>, <c>adopter_of_kept_but_churned</c>,
/// or <c>adopter_of_refuted:</c> and the feature.</param>
/// <param name="Customer">The identifier.</param>
/// <param name="Why">What is known of this one.</param>
public sealed record InterviewCandidate(string Group, string Customer, string Why);
