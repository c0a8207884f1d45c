using Milestones.Framework;
using Milestones.Reporting.Definitions;

namespace Milestones.Reporting;

/// <summary>
/// What a framework defines, on one page and in words that need no statistics: which milestones there are, what counts as basic and mature in
/// each category, and how many customers have got there. It tells of the product and of shares of customers, never of a single customer.
/// </summary>
public sealed record DefinitionSheet
{
    /// <summary>Name of the study.</summary>
    public required string Study { get; init; }

    /// <summary>Version of the framework.</summary>
    public required string Version { get; init; }

    /// <summary>Who stands for it, since when and why; or that nobody does yet.</summary>
    public required string Status { get; init; }

    /// <summary>SHA-256 of the framework's document, by which scores and queries can be told to be of the same framework.</summary>
    public required string Framework { get; init; }

    /// <summary>The headline in a sentence, or why there is none.</summary>
    public required string Headline { get; init; }

    /// <summary>The four milestones, in their order.</summary>
    public required IReadOnlyList<MilestoneDefinition> Milestones { get; init; }

    /// <summary>The steps of setup, in the order in which customers take them; empty without the milestone.</summary>
    public required IReadOnlyList<ItemDefinition> SetupSteps { get; init; }

    /// <summary>The categories of maturity; empty without the milestone.</summary>
    public required IReadOnlyList<CategoryDefinition> Categories { get; init; }

    /// <summary>How to read it, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The sheet of a framework.</summary>
    public static DefinitionSheet Of(MilestoneFramework framework)
    {
        ArgumentNullException.ThrowIfNull(framework);
        return DefinitionComposer.Compose(framework);
    }
}

/// <summary>A milestone in words.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">When a customer has reached it; where there is none, why not.</param>
/// <param name="Reached">Share of the customers who reached it, in [0, 1]; null: there is no such milestone, or nobody to count.</param>
/// <param name="GoesWith">What goes with reaching it, against not reaching it; null: there is no such milestone.</param>
public sealed record MilestoneDefinition(string Name, string Definition, double? Reached, string? GoesWith);

/// <summary>A feature or a setup step in words.</summary>
/// <param name="Name">Its name in the framework, as scores and queries have it.</param>
/// <param name="Title">For people.</param>
/// <param name="CountsFrom">From when on it counts.</param>
/// <param name="OpenTo">To whom it is open; null: to everybody.</param>
public sealed record ItemDefinition(string Name, string Title, string CountsFrom, string? OpenTo);

/// <summary>What counts as basic and as mature in one category.</summary>
/// <param name="Name">The category.</param>
/// <param name="BasicFrom">From when on a customer is basic.</param>
/// <param name="Basic">Features that make basic.</param>
/// <param name="MatureFrom">From when on a customer is mature.</param>
/// <param name="Mature">Features that count towards mature.</param>
/// <param name="ReachedBasic">Share of the customers who are at least basic, in [0, 1]; null: nobody to count.</param>
/// <param name="ReachedMature">Share of the customers who are mature.</param>
public sealed record CategoryDefinition(
    string Name,
    string BasicFrom,
    IReadOnlyList<ItemDefinition> Basic,
    string MatureFrom,
    IReadOnlyList<ItemDefinition> Mature,
    double? ReachedBasic,
    double? ReachedMature);
