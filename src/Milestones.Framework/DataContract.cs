using Milestones.Framework.Contracts;
using Milestones.Framework.Scores;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>Says whether the tables of a study fulfil what a framework needs of them: columns and types, freshness, events that came late,
/// volume against a recorded baseline.</summary>
public static class DataContract
{
    private static readonly IContractRule[] Rules = [new NeedsRule(), new FreshnessRule(), new LateEventsRule(), new VolumeRule()];

    /// <summary>Checks the data as they are now.</summary>
    /// <param name="study">The study; it says where the data are.</param>
    /// <param name="framework">The framework whose needs count; null: those of the study's own catalog and outcome.</param>
    /// <param name="options">With what to compare, and how strictly.</param>
    /// <param name="clock">Tells today, where neither options nor study say until when the data reach.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What was found; data that cannot be read are a finding too.</returns>
    /// <exception cref="ArgumentException">The baseline is of another study.</exception>
    public static ContractReport Check(
        Study study, MilestoneFramework? framework, ContractOptions options, TimeProvider clock, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        if (options.Baseline is { } baseline && !string.Equals(baseline.Study, study.Name, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The baseline is of the study '{baseline.Study}', not of '{study.Name}'.", nameof(options));
        }

        var asOf = options.AsOf ?? DateOnly.FromDateTime(study.Windows?.ObservedUntil ?? clock.GetUtcNow().UtcDateTime);
        var findings = new List<Finding>();
        var data = Survey(study, framework, findings, cancellation);
        if (data is not null)
        {
            var context = new ContractContext(study, framework, data, asOf, options);
            findings.AddRange([.. data.Findings, .. Rules.SelectMany(rule => rule.Check(context))]);
        }

        return new ContractReport
        {
            Study = study.Name,
            Framework = framework?.Id,
            AsOf = asOf,
            BaselineAsOf = options.Baseline?.AsOf,
            Findings = [.. findings.OrderByDescending(finding => finding.Severity)],
            Data = data,
        };
    }

    /// <summary>What the data hold; null where the study has not even a place for what the framework asks for.</summary>
    private static SurveyedData? Survey(Study study, MilestoneFramework? framework, List<Finding> findings, CancellationToken cancellation)
    {
        if (framework is null)
        {
            return DataSurvey.Run(study, cancellation);
        }

        try
        {
            var scored = ScoringStudy.Of(framework, study) with { Outcome = new RetainedByChurnDate(), SecondaryOutcomes = [] }; // the future is not asked for
            return DataSurvey.Run(scored, cancellation);
        }
        catch (InputException lacking)
        {
            findings.Add(new Finding(FindingSeverity.Error, "study-lacks", lacking.Message));
            return null;
        }
    }
}
