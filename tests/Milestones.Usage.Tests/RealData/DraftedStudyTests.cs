using Milestones.Usage.Initialization;

namespace Milestones.Usage.Tests.RealData;

/// <summary>A drafted study of real data runs as it is.</summary>
public sealed class DraftedStudyTests
{
    [Fact]
    public void Telco()
    {
        var table = Draft("telco");
        Assert.Equal(7043, table.RowCount);
        Assert.Equal(5174, table.Outcome.Count(retained => retained));
        Assert.Equal(1526, table.Features.Single(column => column.Feature.Name == "OnlineSecurity").NotEligible);
    }

    [Fact]
    public void Oulad()
    {
        var table = Draft("oulad");
        Assert.Equal(2515, table.Population.Customers);
        Assert.Equal(12, table.Features.Count(column => column.Feature.Source is EventSource));
    }

    private static UsageTable Draft(string name)
    {
        var data = RealStudy.RequireData(name);
        using var folder = new StudyFolder();
        foreach (var file in Directory.EnumerateFiles(data))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }

        StudyInitializer.Write(Path.GetDirectoryName(folder["study.yaml"])!);
        return folder.Build();
    }
}
