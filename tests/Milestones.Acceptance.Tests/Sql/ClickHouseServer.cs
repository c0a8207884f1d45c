using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Milestones.Acceptance.Tests.Sql;

/// <summary>A ClickHouse of its own, as old as Debian's; its zone is not UTC.</summary>
internal sealed class ClickHouseServer
{
    private const string Program = "/usr/sbin/clickhouse-server";
    private const int PatienceSeconds = 120;

    private Process? _server;
    private string _folder = "";
    private string _port = "";
    private int _count;

    public async Task StartAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }

        _folder = Directory.CreateTempSubdirectory("milestones-clickhouse-").FullName;
        _port = Servers.FreePort().ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(Path.Combine(_folder, "users.xml"), """
            <yandex><profiles><default/></profiles><quotas><default/></quotas>
            <users><default><password/><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users></yandex>
            """);
        File.WriteAllText(Path.Combine(_folder, "config.xml"), $"""
            <yandex><logger><level>none</level></logger><listen_host>127.0.0.1</listen_host><tcp_port>{_port}</tcp_port>
            <path>{_folder}/data/</path><tmp_path>{_folder}/tmp/</tmp_path><users_config>{_folder}/users.xml</users_config>
            <default_profile>default</default_profile><default_database>default</default_database><mark_cache_size>67108864</mark_cache_size>
            <timezone>America/New_York</timezone></yandex>
            """);
        _server = Process.Start(new ProcessStartInfo(Program, [$"--config-file={_folder}/config.xml"])
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        var waited = Stopwatch.StartNew();
        while (await Servers.TryAsync("clickhouse-client", "--host", "127.0.0.1", "--port", _port, "--query", "SELECT 1") is null)
        {
            if (_server.HasExited || waited.Elapsed.TotalSeconds > PatienceSeconds)
            {
                throw new InvalidOperationException("ClickHouse does not start.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(300));
        }
    }

    public async Task<SqlDatabase?> CreateAsync()
    {
        if (_server is null)
        {
            return null;
        }

        var database = new Database(_port, string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _count)}"));
        await new Database(_port, "default").RunAsync($"CREATE DATABASE {database.Name}");
        return database;
    }

    public async Task StopAsync()
    {
        if (_server is not null)
        {
            _server.Kill();
            await _server.WaitForExitAsync();
            _server.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }

    private sealed class Database(string port, string name) : SqlDatabase
    {
        public string Name => name;

        public override bool KeepsFractions => false;

        public override async Task LoadAsync(SourceTable table)
        {
            var columns = table.Columns.Select(column => $"{Quoted(column.Name)} Nullable({Type(column.Kind)})");
            await RunAsync($"CREATE TABLE {Quoted(table.Name)} ({string.Join(", ", columns)}) ENGINE = Memory");
            if (table.Rows.Count == 0)
            {
                return; // an INSERT of nothing is an error here
            }

            await DoAsync("clickhouse-client", [.. Arguments, "--query", $"INSERT INTO {Quoted(table.Name)} FORMAT TabSeparated"], WithoutFractions(table).ToTabSeparated());
        }

        public override async Task RunAsync(string script) => await DoAsync("clickhouse-client", [.. Arguments, "--multiquery"], script);

        public override async Task<IReadOnlyList<string?[]>> QueryAsync(string query)
        {
            using var result = JsonDocument.Parse(await DoAsync("clickhouse-client", Arguments, $"{query} FORMAT JSONCompact"));
            return
            [
                [.. result.RootElement.GetProperty("meta").EnumerateArray().Select(column => column.GetProperty("name").GetString())],
                .. result.RootElement.GetProperty("data").EnumerateArray().Select(row => row.EnumerateArray().Select(Cell).ToArray()),
            ];
        }

        private string[] Arguments => ["--host", "127.0.0.1", "--port", port, "--database", name];

        protected override string Quoted(string identifier) =>
            $"`{identifier.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("`", @"\`", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)}`";

        private static string Type(SourceKind kind) => kind switch
        {
            SourceKind.Number => "Float64",
            SourceKind.Day => "Date",
            SourceKind.Instant => "DateTime('UTC')",
            _ => "String",
        };

        /// <summary>This ClickHouse keeps whole seconds.</summary>
        private static SourceTable WithoutFractions(SourceTable table) => table with
        {
            Rows = [.. table.Rows.Select(row => row.Select((cell, number) => table.Columns[number].Kind == SourceKind.Instant ? cell?[..19] : cell).ToArray())],
        };
    }
}
