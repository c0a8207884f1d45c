using Milestones.Framework.Scores;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>Scores customers by a framework. A score depends on the framework and on the customer's own rows only, so that one customer
/// alone gets the score that it has among all.</summary>
public static class Scoring
{
    /// <summary>Reads the data and scores every customer whose row can be used, in ordinal order of the identifiers.</summary>
    /// <param name="framework">The framework; it says what is measured, and how.</param>
    /// <param name="study">The study; it says where the data are, and (<c>windows.at</c>) when features are measured. Its outcome and its catalog are not used.</param>
    /// <param name="options">How; null: the defaults.</param>
    /// <returns>The scores, made one by one as they are asked for.</returns>
    /// <exception cref="InputException">The data cannot be used, or lack something that the framework asks for.</exception>
    public static IEnumerable<CustomerScore> Run(MilestoneFramework framework, Study study, ScoringOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(study);
        options ??= new ScoringOptions();
        var table = ScoringTableBuilder.Build(ScoringStudy.Of(framework, study), options.AllowAbsent, new BuildOptions
        {
            Threads = options.Run.Threads,
            Progress = options.Run.Progress?.Step("reading customers and events"),
            Cancellation = options.Run.Cancellation,
        });
        var scorer = new CustomerScorer(framework, table);
        return Enumerable.Range(0, table.Customers.Count).Select(scorer.Score);
    }
}
