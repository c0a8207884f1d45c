using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>Whether data fulfil what is needed of them.</summary>
public sealed record ContractReport
{
    /// <summary>Name of the study.</summary>
    public required string Study { get; init; }

    /// <summary>Identifier of the framework whose needs counted; null: those of the study.</summary>
    public required string? Framework { get; init; }

    /// <summary>The first day of which the data need know nothing any more.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The same of the baseline; null: there was none.</summary>
    public required DateOnly? BaselineAsOf { get; init; }

    /// <summary>What was found, errors first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What the data hold; null: nothing could be looked at.</summary>
    public required SurveyedData? Data { get; init; }

    /// <summary>How it stands: by the worst of the findings.</summary>
    public ContractState State => Findings.Select(finding => finding.Severity).DefaultIfEmpty(FindingSeverity.Note).Max() switch
    {
        FindingSeverity.Error => ContractState.Broken,
        FindingSeverity.Warning => ContractState.Doubtful,
        _ => ContractState.Fulfilled,
    };
}

/// <summary>How a data contract stands.</summary>
public enum ContractState
{
    /// <summary>Nothing speaks against using the data.</summary>
    Fulfilled,

    /// <summary>They can be used, and somebody should look.</summary>
    Doubtful,

    /// <summary>They should not be used as they are.</summary>
    Broken,
}
