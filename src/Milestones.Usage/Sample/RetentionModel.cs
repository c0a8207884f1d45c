namespace Milestones.Usage.Sample;

/// <summary>The planted probability to be retained: logistic in plan, tenure, general activity, an effect of the customer's own and
/// adopted features.</summary>
internal sealed class RetentionModel(SampleOptions options, IReadOnlyList<PlantedFeature> features)
{
    /// <summary>Log odds of a customer on the first plan who signed up at T, of average activity, without any effective feature.</summary>
    public const double Intercept = -2.85;

    /// <summary>Change of the log odds per year of tenure.</summary>
    public const double TenurePerYear = 0.3;

    private readonly double[] _adoptedFrom = [.. features.Select(feature => feature.AdoptedFrom)];
    private readonly double[] _coefficients = [.. features.Select(feature => feature.Coefficient * options.EffectScale)];

    /// <summary>The probability, in (0, 1).</summary>
    /// <param name="plan">As an index.</param>
    /// <param name="tenure">Days since signup.</param>
    /// <param name="activity">General activity.</param>
    /// <param name="ownEffect">The customer's own effect on the log odds.</param>
    /// <param name="values">Usage per feature; NaN: not open to the customer.</param>
    public double Probability(int plan, int tenure, double activity, double ownEffect, double[] values)
    {
        var logit = Intercept + (options.PlanEffectScale * SampleModel.Plans[plan].Coefficient) + (TenurePerYear * tenure / 365) + (options.ActivityEffect * activity) + ownEffect;
        for (var f = 0; f < values.Length; f++)
        {
            logit += values[f] >= _adoptedFrom[f] ? _coefficients[f] : 0;
        }

        return 1 / (1 + Math.Exp(-logit));
    }
}
