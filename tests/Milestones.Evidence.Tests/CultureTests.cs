using System.Globalization;
using Milestones.Usage;
using Milestones.Usage.Sample;

namespace Milestones.Evidence.Tests;

public sealed class CultureTests
{
    [Fact]
    public void Sentences_are_the_same_in_every_culture()
    {
        var sample = SampleGenerator.CreateTable(new SampleOptions { Customers = 1_000, Seed = 3 });
        var expected = Sentences(sample);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CommasForDecimals();
            Assert.Equal(expected, Sentences(sample));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static List<string> Sentences(SampleData sample)
    {
        var study = sample.Study with { Forest = new ForestSettings { Trees = 20, ShadowRefits = 3, StabilityRefits = 3, RefitTrees = 10 } };
        var evidence = EvidenceAnalysis.Run(sample.Table, study, new AnalysisRun { Cancellation = TestContext.Current.CancellationToken });
        return [.. evidence.Features.SelectMany(feature => feature.Reasons).Select(reason => reason.Sentence), .. evidence.Findings.Select(finding => finding.Message)];
    }

    /// <summary>Made here, since the test process knows no culture but the invariant one.</summary>
    private static CultureInfo CommasForDecimals()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "minus ";
        return culture;
    }
}
