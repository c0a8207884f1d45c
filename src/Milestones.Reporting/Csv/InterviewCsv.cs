using Milestones.Framework;

namespace Milestones.Reporting.Csv;

/// <summary>Writes the customers worth talking to: group, customer, why. The only output of the product that names customers
/// besides the modelling table.</summary>
public static class InterviewCsv
{
    /// <summary>Writes the file's content.</summary>
    public static void Write(IReadOnlyList<InterviewCandidate> candidates, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        CsvOutput.Write(
            stream, ["group", "customer", "why"], candidates.Select(candidate => new[] { candidate.Group, candidate.Customer, candidate.Why }));
    }
}
