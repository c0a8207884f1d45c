using System.Globalization;
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
        var feature = (result.Framework.Features[0], result.Evidence.Features[0]);
        Assert.All(EvidenceColumn.All, column =>
        {
            var cell = column.Cell(feature.Item1, feature.Item2);
            Assert.True(cell.Length == 0 || double.TryParse(cell, CultureInfo.InvariantCulture, out _) == column.IsNumber, $"{column.Name}: {cell}");
        });
    }
}
