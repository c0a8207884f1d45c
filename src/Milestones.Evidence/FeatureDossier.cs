using Milestones.Evidence.Dossier;
using Milestones.Evidence.Verdicts;

namespace Milestones.Evidence;

/// <summary>All that a study knows of one feature: what was measured, which rule dropped or kept it, and what would change that.</summary>
public sealed record FeatureDossier
{
    /// <summary>The feature's evidence with its verdict and reasons.</summary>
    public required FeatureEvidence Evidence { get; init; }

    /// <summary>Every number measured, in groups.</summary>
    public required IReadOnlyList<DossierNumber> Numbers { get; init; }

    /// <summary>Adopters and others in each stratum of comparable customers that holds any, training customers only.</summary>
    public required IReadOnlyList<DossierStratum> Strata { get; init; }

    /// <summary>The numbers that the rules look at beside their limits, in the order of precedence.</summary>
    public required IReadOnlyList<VerdictLimit> Limits { get; init; }

    /// <summary>What the verdict would be if the rule that decided did not apply: the next that does. The verdict itself if it is kept.</summary>
    public required Verdict NextVerdict { get; init; }

    /// <summary>Gathers what is known of a feature.</summary>
    /// <param name="evidence">The study's evidence.</param>
    /// <param name="feature">Name of one of its features.</param>
    /// <exception cref="InvalidOperationException">There is no such feature.</exception>
    public static FeatureDossier Of(StudyEvidence evidence, string feature)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var own = evidence.Features.Single(other => string.Equals(other.Feature.Name, feature, StringComparison.Ordinal));
        return new FeatureDossier
        {
            Evidence = own,
            Numbers = [.. DossierNumbers.Of(own, evidence.Forest)],
            Strata = DossierStrata.Of(own, evidence),
            Limits = VerdictJudge.Limits(own, new VerdictContext(evidence.Rules, evidence.Forest)),
            NextVerdict = own.Reasons.FirstOrDefault(reason => reason.Role == ReasonRole.AlsoApplies)?.Verdict ?? Verdict.Kept,
        };
    }
}

/// <summary>A number measured.</summary>
/// <param name="Group">What it belongs to: importance, adoption, association …</param>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Value">The number; NaN where the data give none.</param>
/// <param name="Lower">Lower limit of its interval; NaN without one.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Unit">Its unit.</param>
public sealed record DossierNumber(string Group, string Name, double Value, double Lower, double Upper, NumberUnit Unit);

/// <summary>A stratum of comparable customers, of the feature's eligible training customers.</summary>
/// <param name="Name">Its levels.</param>
/// <param name="Adopters">Adopters in it.</param>
/// <param name="AdoptersRetained">Retained among them.</param>
/// <param name="Others">The others in it.</param>
/// <param name="OthersRetained">Retained among those.</param>
public sealed record DossierStratum(string Name, int Adopters, int AdoptersRetained, int Others, int OthersRetained);
