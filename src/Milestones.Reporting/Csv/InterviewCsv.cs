using Milestones.Framework;

namespace Milestones.Reporting.Csv;

/// <summary>Writes the customers worth talking to: group, customer, why. The only output of the product that names customers
/// besides the modelling table.</summary>
public static class InterviewCsv
{
    /// <summary>Writes the file's content.</summary>
    /// <param name="candidates">The customers.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="neutraliseFormulas">Whether cells that a spreadsheet would compute are made text by an apostrophe before them.</param>
    public static void Write(IReadOnlyList<InterviewCandidate> candidates, Stream stream, bool neutraliseFormulas = false)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        CsvOutput.Write(
            stream, ["group", "customer", "why"], candidates.Select(candidate => new[] { candidate.Group, candidate.Customer, candidate.Why }), neutraliseFormulas);
    }
}
