namespace Milestones.Usage.Sample;

/// <summary>Generates the customers and the usage of a support-desk product, with a planted truth to be found again.</summary>
public static class SampleGenerator
{
    /// <summary>Generates a sample without writing it.</summary>
    public static SampleData CreateTable(SampleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SampleTable.Create(options);
    }
}
