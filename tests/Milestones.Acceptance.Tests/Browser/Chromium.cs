using Microsoft.Playwright;

namespace Milestones.Acceptance.Tests.Browser;

/// <summary>A real browser without network, shared by the tests of a class; none where the machine has no chromium.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const float Patience = 300_000; // milliseconds until a test is stuck, however busy the machine is

    private const string Executable = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Executable))
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = Arguments });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a report, offline, and waits until its figures are drawn.</summary>
    internal async Task<OpenedPage> OpenAsync(string file, int width = 1100, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        var opened = await LoadAsync(file, width, scheme, scripts);
        if (scripts)
        {
            await opened.Page.WaitForSelectorAsync("html[data-figures='drawn']", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        }

        return opened;
    }

    /// <summary>Opens any file, offline, and waits until it is loaded.</summary>
    internal async Task<OpenedPage> LoadAsync(string file, int width = 1100, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        if (Environment.GetEnvironmentVariable("MILESTONES_REQUIRE_ALL") != "1")
        {
            Assert.SkipWhen(_browser is null, $"There is no {Executable}; tests/run installs it.");
        }

        Assert.NotNull(_browser);
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            Offline = true,
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        var page = await context.NewPageAsync();
        var opened = new OpenedPage(page, context);
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }
}

/// <summary>A page with what it complained about and asked for.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public OpenedPage(IPage page, IBrowserContext context)
    {
        (Page, _context) = (page, context);
        page.Console += (_, message) => Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add(error);
        page.Dialog += (_, dialog) => Complaints.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
