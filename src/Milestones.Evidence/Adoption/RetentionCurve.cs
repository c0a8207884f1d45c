using Milestones.Evidence.Associations;
using Milestones.Numerics;

namespace Milestones.Evidence.Adoption;

/// <summary>
/// Retention as a monotone step function of a feature's value, rising or falling, whichever fits better in
/// least squares (a tie rises). The step's interval takes the step as given; where its edges were found on the same
/// customers, it describes and does not prove.
/// </summary>
internal static class RetentionCurve
{
    /// <summary>The steps by rising value; empty without customers.</summary>
    public static IReadOnlyList<RetentionStep> Fit(FeatureSample sample)
    {
        var byValue = sample.Values
            .Select((value, i) => (Value: value, Retained: sample.Outcomes[i]))
            .GroupBy(customer => customer.Value)
            .OrderBy(group => group.Key)
            .Select(group => new RetentionStep(group.Key, new Proportion(group.Count(customer => customer.Retained), group.Count())))
            .ToList();
        if (byValue.Count == 0)
        {
            return [];
        }

        var rising = Steps(byValue, decreasing: false);
        var falling = Steps(byValue, decreasing: true);
        var better = Misfit(falling) < Misfit(rising) ? falling : rising;
        return sample.Clusters.Length == 0 ? better : [.. better.Select((step, place) => OfCustomers(step, place + 1 < better.Count ? better[place + 1].From : double.PositiveInfinity, sample))];
    }

    /// <summary>The step with the design effect of its share.</summary>
    private static RetentionStep OfCustomers(RetentionStep step, double end, FeatureSample sample)
    {
        var own = sample.Where(i => sample.Values[i] >= step.From && (sample.Values[i] < end || double.IsPositiveInfinity(end)));
        return step with { Retained = Proportion.OfClusters(own.Outcomes, own.Clusters) };
    }

    /// <summary>Unites neighbouring values to which the monotone fit gives the same retention.</summary>
    private static List<RetentionStep> Steps(List<RetentionStep> byValue, bool decreasing)
    {
        var fitted = IsotonicRegression.Fit(
            [.. byValue.Select(step => step.From)],
            [.. byValue.Select(step => step.Retained.Value)],
            [.. byValue.Select(step => (double)step.Retained.Trials)],
            decreasing).Y;
        var steps = new List<RetentionStep> { byValue[0] };
        for (var i = 1; i < byValue.Count; i++)
        {
            var (last, next) = (steps[^1], byValue[i]);
            if (fitted[i] != fitted[i - 1])
            {
                steps.Add(next);
            }
            else
            {
                steps[^1] = last with
                {
                    Retained = new Proportion(
                        last.Retained.Successes + next.Retained.Successes,
                        last.Retained.Trials + next.Retained.Trials),
                };
            }
        }

        return steps;
    }

    /// <summary>Squared error of predicting each customer by its step.</summary>
    private static double Misfit(List<RetentionStep> steps)
        => steps.Sum(step => step.Retained.Trials * step.Retained.Value * (1 - step.Retained.Value));
}
