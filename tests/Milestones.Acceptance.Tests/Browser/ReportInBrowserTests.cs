using System.Text.Json;
using Microsoft.Playwright;
using Milestones.Framework;
using Milestones.Usage;

namespace Milestones.Acceptance.Tests.Browser;

/// <summary><c>report.html</c> as a person sees it: in a real browser, offline.</summary>
public sealed class ReportInBrowserTests(Chromium chromium, Reports reports) : IClassFixture<Chromium>, IClassFixture<Reports>
{
    private const int Desktop = 1100;
    private const int Phone = 390;

    [Theory]
    [InlineData(Desktop, ColorScheme.Light, Media.Screen)]
    [InlineData(Desktop, ColorScheme.Dark, Media.Screen)]
    [InlineData(Desktop, ColorScheme.Dark, Media.Print)]
    [InlineData(Phone, ColorScheme.Light, Media.Screen)]
    [InlineData(Phone, ColorScheme.Dark, Media.Screen)]
    public async Task Every_figure_is_drawn_offline_and_can_be_read(int width, ColorScheme scheme, Media media)
    {
        await using var opened = await chromium.OpenAsync(reports.Helpdesk, width, scheme);
        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = media, ColorScheme = scheme });
        await opened.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

        Assert.InRange(new FileInfo(reports.Helpdesk).Length, 1, 3 * 1024 * 1024);
        Assert.Empty(opened.Complaints);
        Assert.Equal(new Uri(reports.Helpdesk).AbsoluteUri, Assert.Single(opened.Requests));
        Assert.InRange(await opened.Page.Locator(".plot").CountAsync(), 20, 40);
        Assert.Equal(0, await opened.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('.plot')].filter(plot => !plot.querySelector('svg.main-svg .xy')).length"));
        Assert.Equal(0, await opened.Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"));
        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(Scripts.TextsOutsideOfTheirFigure));
        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(Scripts.TextsOfLowContrast));
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(800)]
    [InlineData(Phone)]
    public async Task No_label_covers_another(int width)
    {
        await using var opened = await chromium.OpenAsync(reports.Helpdesk, width);
        Assert.True(await opened.Page.Locator("#figure-importance-map .annotation-text").CountAsync() >= 5);
        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(Scripts.LabelsThatOverlap));
    }

    [Fact]
    public async Task The_numbers_drawn_are_those_of_the_framework()
    {
        await using var opened = await chromium.OpenAsync(reports.Helpdesk);
        var framework = FrameworkJson.Read(await File.ReadAllBytesAsync(reports.HelpdeskFramework, TestContext.Current.CancellationToken));
        var maturity = framework.Milestones.Maturity!;

        Assert.Equal(
            framework.Features.Select(feature => (feature.Evidence.Association.Training.Adoption.Value!.Value, feature.Evidence.Importance)).Order(),
            Points(await DrawnAsync("importance-map")).Order());
        Assert.Equal(
            framework.Features.Select(feature => (feature.Evidence.Importance, feature.Evidence.ConditionalImportance!.Value)).Order(),
            Points(await DrawnAsync("conditional-importances")).Order());
        Assert.Equal(
            framework.Features.OrderBy(feature => feature.Evidence.Rank).Take(25).Select(feature => feature.Evidence.Importance).Order(),
            (await DrawnAsync("ranked-importances")).Where(trace => trace.Kind == "bar").SelectMany(trace => trace.X).Order());
        Assert.Equal(
            framework.Features.OrderBy(feature => feature.Evidence.Rank).Take(25).Select(feature => (double)feature.Evidence.Rank),
            (await DrawnAsync("ranked-importances")).Last().X);
        Assert.Equal(
            maturity.RetentionByCategories.Training.Steps.Select(step => step.Retained.Value!.Value),
            (await DrawnAsync("retention-by-categories"))[0].Y);
        Assert.Equal(
            maturity.RetentionByCategories.HoldOut!.Steps.Select(step => step.Retained.Value!.Value),
            (await DrawnAsync("retention-by-categories"))[1].Y);
        Assert.Equal(
            maturity.Categories.Select(category => category.ReachedMature.Value!.Value),
            (await DrawnAsync("category-levels"))[0].X);
        Assert.Equal(
            framework.Features.Where(feature => feature.Level != MaturityLevel.None).Select(feature => 100 * feature.Evidence.Association.Training.AdjustedRiskDifference.Value!.Value).OrderDescending(),
            (await DrawnAsync("adjusted-lifts"))[0].X);
        Assert.Equal(
            framework.Population.Exclusions.Select(exclusion => (double)exclusion.Count).Concat([framework.Population.Customers, framework.Population.Training, framework.Population.HeldOut]).Order(),
            (await DrawnAsync("population")).SelectMany(trace => trace.X).Order());

        Task<DrawnTrace[]> DrawnAsync(string figure) => DrawnTrace.OfAsync(opened.Page, figure);
    }

    [Fact]
    public async Task The_numbers_drawn_of_the_path_are_those_of_the_framework()
    {
        await using var opened = await chromium.OpenAsync(reports.Helpdesk);
        var set = FrameworkJson.Read(await File.ReadAllBytesAsync(reports.HelpdeskFramework, TestContext.Current.CancellationToken)).Milestones;
        var path = set.Path!;

        Milestone[] milestones = [Milestone.Setup, Milestone.Activation, Milestone.Utilization];
        var reached = milestones.Select(milestone =>
            path.Combinations.Where(combination => combination.Reached.Contains(milestone)).Sum(combination => combination.Customers.Count) / (double)path.Combinations[0].Customers.Of).ToList();
        var flow = await DrawnTrace.OfAsync(opened.Page, "path");
        Assert.Equal(reached, flow.Single(trace => trace is { Kind: "bar", Name: "reached" }).Y.Skip(1));
        Assert.Equal(2 + (2 * 4), flow.Count(trace => trace.Kind == "scatter")); // two ways from signup, then four from each milestone to the next

        var transitions = await DrawnTrace.OfAsync(opened.Page, "path-transitions");
        Assert.Equal(path.Transitions.Select(step => step.All.HoldOut!.AmongReached.Value!.Value), transitions[0].X);
        Assert.Equal(path.Transitions.Skip(1).Select(step => step.All.HoldOut!.AmongOthers.Value!.Value), transitions[1].X);

        var quarters = await DrawnTrace.OfAsync(opened.Page, "furthest-by-quarter");
        Assert.All(
            Enum.GetValues<FurthestMilestone>().SkipLast(1),
            furthest => Assert.Equal(
                path.Quarters.Select(quarter => quarter.Furthest.FirstOrDefault(share => share.Furthest == furthest)?.Customers.Value ?? 0),
                quarters.Single(trace => string.Equals(trace.Name, furthest.ToString(), StringComparison.OrdinalIgnoreCase)).X));

        Assert.Equal(
            set.SetupSteps.Select(step => (step.Prevalence.Value!.Value, 100 * step.Association.Training.AdjustedRiskDifference.Value!.Value)).Order(),
            Points(await DrawnTrace.OfAsync(opened.Page, "setup-steps")).Order());
        Assert.Equal(
            set.Setup!.Steps.Select(name => set.SetupSteps.Single(step => step.Name == name).MedianDay!.Value),
            (await DrawnTrace.OfAsync(opened.Page, "setup-order"))[0].X);
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Titles_and_numbers_along_axes_do_not_cover_each_other(int width)
    {
        await using var opened = await chromium.OpenAsync(reports.Helpdesk, width);
        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(Scripts.AxisTextsThatOverlap));
    }

    [Fact]
    public async Task Tables_sort_by_keyboard()
    {
        await using var opened = await chromium.OpenAsync(reports.Helpdesk);
        var table = opened.Page.Locator("#dropped .table").First;
        var heading = table.Locator("th").First;
        await heading.Locator("button").FocusAsync();

        await opened.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("descending", await heading.GetAttributeAsync("aria-sort"));
        var ranks = await RanksAsync();
        Assert.Equal(ranks.OrderDescending(), ranks);
        Assert.NotEqual(ranks.Order(), ranks);

        await opened.Page.Keyboard.PressAsync("Space");
        Assert.Equal("ascending", await heading.GetAttributeAsync("aria-sort"));
        ranks = await RanksAsync();
        Assert.Equal(ranks.Order(), ranks);

        await opened.Page.Keyboard.PressAsync("Tab");
        await opened.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("none", await heading.GetAttributeAsync("aria-sort"));
        var names = await table.Locator("td:nth-child(2)").AllTextContentsAsync();
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);

        async Task<List<int>> RanksAsync() => [.. (await table.Locator("td:first-child").AllTextContentsAsync()).Select(rank => int.Parse(rank.Split(' ')[0]))];
    }

    [Fact]
    public async Task Tables_filter_by_keyboard_and_say_how_many_rows_are_left()
    {
        await using var opened = await chromium.OpenAsync(reports.Helpdesk);
        var section = opened.Page.Locator("#dropped");
        var rows = section.Locator(".table").First.Locator("tbody tr");
        var all = await rows.CountAsync();
        await section.GetByLabel("Filter").First.FocusAsync();
        await opened.Page.Keyboard.TypeAsync("plan PROXY");
        var left = await rows.Locator("visible=true").AllTextContentsAsync();
        Assert.InRange(left.Count, 1, all - 1);
        Assert.All(left, row => Assert.Contains("plan proxy", row, StringComparison.OrdinalIgnoreCase));
        Assert.Equal($"{left.Count} of {all} rows", await section.Locator("output").First.TextContentAsync());
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Hostile_names_are_text(int width)
    {
        await using var opened = await chromium.OpenAsync(reports.Hostile, width);
        await AssertHostileTitlesAreTextAsync(opened, "Milestones: <b>hostile</b>");
        Assert.Contains("<script>document", await opened.Page.Locator("#figure-ranked-importances .ytick").AllTextContentsAsync() is var ticks ? string.Join('\n', ticks) : "", StringComparison.Ordinal);
        Assert.Contains("<i>premium</i>", string.Join('\n', await opened.Page.Locator("#figure-adoption-by-plan .legendtext").AllTextContentsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Hostile_names_of_setup_steps_are_text(int width)
    {
        await using var opened = await chromium.OpenAsync(reports.HostileSteps, width);
        await AssertHostileTitlesAreTextAsync(opened, "Milestones: helpdesk");
        var ticks = await opened.Page.Locator("#figure-setup-order .ytick").AllTextContentsAsync();
        Assert.Contains(Reports.HostileTitles[..3], title => ticks.Any(tick => tick.Contains(title[..8], StringComparison.Ordinal))); // one of them is kept
    }

    [Fact]
    public async Task A_hover_shows_the_dossier_as_text()
    {
        await using var opened = await chromium.OpenAsync(reports.Hostile);
        var plot = opened.Page.Locator("#figure-ranked-importances");
        await plot.ScrollIntoViewIfNeededAsync();
        await plot.Locator(".points path").First.HoverAsync(new LocatorHoverOptions { Force = true });
        var hover = plot.Locator(".hoverlayer .hovertext");
        await hover.WaitForAsync();
        Assert.Contains("importance", await hover.TextContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("&lt;", await hover.TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_scripts_the_tables_are_there_and_the_page_says_why_figures_are_not()
    {
        await using var opened = await chromium.OpenAsync(reports.Helpdesk, scripts: false);
        Assert.True(await opened.Page.Locator("#dropped tbody tr").Nth(30).IsVisibleAsync());
        Assert.Equal(1, await opened.Page.Locator("noscript p").CountAsync()); // an element only where scripts are off, a mere text elsewhere
        await opened.Page.Locator("#figure-importance-map summary").ClickAsync();
        Assert.True(await opened.Page.Locator("#figure-importance-map tbody tr").First.IsVisibleAsync());
    }

    [Fact]
    public async Task The_page_tells_its_structure_to_those_who_do_not_see_it()
    {
        await using var opened = await chromium.OpenAsync(reports.Helpdesk);
        foreach (var role in new[] { AriaRole.Banner, AriaRole.Main, AriaRole.Contentinfo })
        {
            Assert.Equal(1, await opened.Page.GetByRole(role).CountAsync());
        }

        Assert.Equal(1, await opened.Page.GetByRole(AriaRole.Navigation, new() { Name = "Sections" }).CountAsync());
        Assert.Equal("en", await opened.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(Scripts.FiguresWithoutWords));
        await opened.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the answer", await opened.Page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        Assert.True(await opened.Page.Locator(".skip").IsVisibleAsync());
    }

    /// <summary>The hostile titles are read as they are, run nothing, fetch nothing, and do not break the page.</summary>
    private static async Task AssertHostileTitlesAreTextAsync(OpenedPage opened, string pageTitle)
    {
        Assert.Empty(opened.Complaints);
        Assert.Single(opened.Requests);
        Assert.Equal(pageTitle, await opened.Page.TitleAsync());
        Assert.Equal(0, await opened.Page.Locator("img, b, i, u, main script:not([type='application/json'])").CountAsync());
        var text = await opened.Page.Locator("main").TextContentAsync();
        Assert.All(Reports.HostileTitles, title => Assert.Contains(title.Replace("\u202E", "[U+202E]", StringComparison.Ordinal), text, StringComparison.Ordinal));
        Assert.Equal(0, await opened.Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"));
        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(Scripts.TextsOutsideOfTheirFigure));
    }

    private static IEnumerable<(double X, double Y)> Points(DrawnTrace[] traces) => traces.SelectMany(trace => trace.X.Zip(trace.Y));

    /// <summary>A trace as plotly holds it; null is a gap in a line, no number.</summary>
    private sealed record DrawnTrace(string Kind, string Name, double[] X, double[] Y)
    {
        public static async Task<DrawnTrace[]> OfAsync(IPage page, string figure) => JsonSerializer.Deserialize<DrawnTrace[]>(
            await page.EvaluateAsync<string>("name => JSON.stringify(document.querySelector(`#figure-${name} .plot`).data.map(trace => ({ Kind: trace.type, Name: trace.name ?? '', X: [...trace.x].filter(x => x !== null), Y: [...trace.y].filter(y => y !== null) })))", figure))!;
    }
}
