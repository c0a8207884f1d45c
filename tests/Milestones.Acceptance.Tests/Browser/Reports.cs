using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Milestones.Acceptance.Tests.Browser;

/// <summary>The reports that the browser tests look at, derived once.</summary>
public sealed class Reports : IAsyncLifetime
{
    /// <summary>Titles that try to be more than text.</summary>
    internal static readonly string[] HostileTitles =
    [
        "<script>document.title='taken over'</script>",
        "\"quotes\" and 'apostrophes' & <b>bold</b>",
        "</script><img src=x onerror=\"document.title='taken over'\">",
        "تقارير عربية \u202E reversed",
        "emoji 👩‍💻🚀",
        string.Concat(Enumerable.Repeat("long ", 60)),
    ];

    private readonly Workplace _place = new();

    /// <summary>The report of the sample study.</summary>
    internal string Helpdesk => _place.PathTo("helpdesk", "report.html");

    /// <summary>Its framework.</summary>
    internal string HelpdeskFramework => _place.PathTo("helpdesk", "framework.json");

    /// <summary>The report of a study whose names are hostile.</summary>
    internal string Hostile => _place.PathTo("hostile", "report.html");

    /// <summary>The report of the sample study with hostile titles of setup steps.</summary>
    internal string HostileSteps => _place.PathTo("hostile-steps", "report.html");

    public async ValueTask InitializeAsync()
    {
        await Tool.DoAsync(_place.Folder, "derive", Repository.PathTo("data-samples", "helpdesk", "study.yaml"), "--quiet", "--out", "helpdesk");
        WriteHostileStudy();
        await Tool.DoAsync(_place.Folder, "derive", _place.PathTo("study.yaml"), "--quiet", "--out", "hostile");
        await Tool.DoAsync(_place.Folder, "derive", CopyWithHostileSteps(), "--quiet", "--out", "hostile-steps");
    }

    public ValueTask DisposeAsync()
    {
        _place.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A copy of the sample whose first setup steps have the hostile titles; returns its study.</summary>
    private string CopyWithHostileSteps()
    {
        var folder = _place.CopyHelpdesk("steps");
        var catalog = Path.Combine(folder, "catalog.yaml");
        var (features, steps) = File.ReadAllText(catalog).Split("setup_steps:\n") is [var before, var after] ? (before, after.Split('\n')) : throw new InvalidDataException("The catalog has no setup steps.");
        var next = 0;
        var hostile = steps.Select(line => line.StartsWith("    title: ", StringComparison.Ordinal) && next < HostileTitles.Length
            ? $"    title: {JsonSerializer.Serialize(HostileTitles[next++])}"
            : line);
        File.WriteAllText(catalog, $"{features}setup_steps:\n{string.Join('\n', hostile)}");
        return Path.Combine(folder, "study.yaml");
    }

    /// <summary>Six hundred customers on two plans; feature i goes with staying the more, the smaller i is.</summary>
    private void WriteHostileStudy()
    {
        var random = new Numerics.Seed(7).CreateRandom();
        var rows = new StringBuilder("id,plan,stayed,").AppendJoin(',', HostileTitles.Select((_, i) => $"f{i}")).Append('\n');
        for (var customer = 0; customer < 600; customer++)
        {
            var stayed = random.NextInt32(2);
            var plan = random.NextInt32(3) == 0 ? "\"<i>premium</i>, & more\"" : "basic";
            var values = HostileTitles.Select((_, i) => random.NextInt32(10) < 3 + (stayed * (6 - i)) ? 1 : 0);
            rows.Append(CultureInfo.InvariantCulture, $"c{customer},{plan},{stayed},").AppendJoin(',', values).Append('\n');
        }

        File.WriteAllText(_place.PathTo("customers.csv"), rows.ToString());
        File.WriteAllText(
            _place.PathTo("study.yaml"),
            "study: \"<b>hostile</b>\"\ncatalog: catalog.yaml\ncustomers: {file: customers.csv, id: id, plan: plan}\nwindows: {mode: table}\noutcome: {retained: {column: stayed, when: [\"1\"]}}\nforest: {trees: 50}\n");
        File.WriteAllText(
            _place.PathTo("catalog.yaml"),
            "categories: [\"<u>one</u>\", \"two & three\"]\nfeatures:\n" + string.Concat(HostileTitles.Select((title, i) =>
                $"  - {{name: f{i}, title: {JsonSerializer.Serialize(title)}, column: f{i}, category: {(i % 2 == 0 ? "\"<u>one</u>\"" : "\"two & three\"")}, level: mature}}\n")));
    }
}
