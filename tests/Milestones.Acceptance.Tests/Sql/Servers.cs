using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Milestones.Framework;
using Milestones.Usage;

namespace Milestones.Acceptance.Tests.Sql;

/// <summary>The databases that this machine has, each server started once for all tests of a class, on loopback and in a folder of its own;
/// and a framework that is derived once.</summary>
public sealed class Servers : IAsyncLifetime
{
    private readonly PostgresServer _postgres = new();
    private readonly ClickHouseServer _clickHouse = new();

    /// <summary>The framework of the sample, with fewer trees than a user would take.</summary>
    internal MilestoneFramework Framework { get; private set; } = null!;

    /// <summary>The sample.</summary>
    internal Study Sample { get; } = Study.Load(Repository.PathTo("data-samples", "helpdesk", "study.yaml"));

    public async ValueTask InitializeAsync()
    {
        Framework = Derivation.Run(Sample with { Forest = Sample.Forest with { Trees = 100, ShadowRefits = 0, StabilityRefits = 0 } }).Framework;
        await _postgres.StartAsync();
        await _clickHouse.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _postgres.StopAsync();
        await _clickHouse.StopAsync();
    }

    /// <summary>A new database; the test is skipped where the machine has none, unless everything is required.</summary>
    internal async Task<SqlDatabase> CreateAsync(string dialect)
    {
        var database = dialect switch
        {
            "postgres" => await _postgres.CreateAsync(),
            "clickhouse" => await _clickHouse.CreateAsync(),
            _ => DuckDbProcess.Create(),
        };
        if (Environment.GetEnvironmentVariable("MILESTONES_REQUIRE_ALL") != "1")
        {
            Assert.SkipWhen(database is null, $"There is no {dialect} on this machine; tests/run installs it.");
        }

        Assert.NotNull(database);
        return database;
    }

    /// <summary>A port of loopback that nobody listens on.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed; null: it failed.</returns>
    internal static async Task<string?> TryAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await error;
        return process.ExitCode == 0 ? (await output).TrimEnd('\n') : null;
    }
}
