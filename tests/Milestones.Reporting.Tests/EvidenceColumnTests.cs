using System.Globalization;
using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Framework.Tests;
using Milestones.Reporting.Csv;

namespace Milestones.Reporting.Tests;

public sealed class EvidenceColumnTests
{
    [Fact]
    public void Columns_of_numbers_hold_numbers_and_the_others_words()
    {
        bool[] outcome = [true, true, true, true, false, false, false, false];
        var result = new SyntheticEvidence(outcome).With("bot", "automation", outcome).Derive();
        var expected = result.Framework.Features[0] with
        {
            Hypothesis = new HypothesisRecord(1, 0.02, HypothesisOutcome.Confirmed, new Figure(0.1, 0.05, 0.15), 0.06, HypothesisStanding.Unregistered, null, null),
        };
        var feature = (expected, result.Evidence.Features[0]);
        Assert.All(EvidenceColumn.All, column =>
        {
            var cell = column.Cell(feature.Item1, feature.Item2);
            Assert.True(cell.Length == 0 || double.TryParse(cell, CultureInfo.InvariantCulture, out _) == column.IsNumber, $"{column.Name}: {cell}");
        });
    }
}
