namespace Milestones.Acceptance.Tests;

/// <summary>The sample study, derived once for all tests of a class.</summary>
public sealed class DerivedSample : IAsyncLifetime
{
    private readonly Workplace _place = new();

    /// <summary>Its framework.</summary>
    internal string FrameworkFile => _place.PathTo("derived", "framework.json");

    public async ValueTask InitializeAsync()
    {
        _place.CopyHelpdesk();
        await Tool.DoAsync(_place.Folder, "derive", "helpdesk/study.yaml", "--quiet", "--out", "derived");
    }

    public ValueTask DisposeAsync()
    {
        _place.Dispose();
        return ValueTask.CompletedTask;
    }
}
