using System.Globalization;
using System.Text.Json;

namespace Milestones.Acceptance.Tests.Sql;

/// <summary>A PostgreSQL of its own. Its zone is not UTC, and times are kept with and without a zone, so that a view that trusts either is found out.</summary>
internal sealed class PostgresServer
{
    private const string User = "milestones";

    private string? _programs;
    private string _folder = "";
    private string _port = "";
    private int _count;

    /// <summary>The server does not run as root, so that root makes it run as the user whom the package has made for it.</summary>
    private static string[] AsOther => Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];

    public async Task StartAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
        if (programs is null)
        {
            return;
        }

        _folder = await MustAsync("mktemp", "-d", Path.Combine(Path.GetTempPath(), "milestones-postgres-XXXXXX"));
        _port = Servers.FreePort().ToString(CultureInfo.InvariantCulture);
        await MustAsync(Path.Combine(programs, "initdb"), "-D", Path.Combine(_folder, "data"), "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await MustAsync(
            Path.Combine(programs, "pg_ctl"), "-D", Path.Combine(_folder, "data"), "-l", Path.Combine(_folder, "log"), "-w", "-t", "120",
            "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c timezone=America/New_York", "start");
        _programs = programs;
    }

    public async Task<SqlDatabase?> CreateAsync()
    {
        if (_programs is null)
        {
            return null;
        }

        var database = new Database(_port, string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _count)}"));
        await new Database(_port, "postgres").RunAsync($"CREATE DATABASE {database.Name};");
        return database;
    }

    public async Task StopAsync()
    {
        if (_programs is not null)
        {
            await MustAsync(Path.Combine(_programs, "pg_ctl"), "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop");
            await MustAsync("rm", "-rf", _folder);
        }
    }

    private static async Task<string> MustAsync(string program, params string[] arguments)
    {
        string[] line = [.. AsOther, program, .. arguments];
        return await Servers.TryAsync(line[0], line[1..]) ?? throw new InvalidOperationException($"{program} failed.");
    }

    private sealed class Database(string port, string name) : SqlDatabase
    {
        public string Name => name;

        public override async Task LoadAsync(SourceTable table)
        {
            var columns = table.Columns.Select(column => $"{Quoted(column.Name)} {Type(column)}");
            await RunAsync($"SET TIME ZONE 'UTC';\nCREATE TABLE {Quoted(table.Name)} ({string.Join(", ", columns)});\nCOPY {Quoted(table.Name)} FROM STDIN;\n{table.ToTabSeparated()}\\.\nANALYZE {Quoted(table.Name)};\n");
        }

        public override async Task RunAsync(string script) => await DoAsync("psql", Arguments, script);

        public override async Task<IReadOnlyList<string?[]>> QueryAsync(string query)
        {
            var output = await DoAsync("psql", [.. Arguments, "-At"], $"SELECT row_to_json(rows) FROM ({query}) AS rows;\n");
            List<string?[]> rows = [];
            foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                using var row = JsonDocument.Parse(line);
                var cells = row.RootElement.EnumerateObject().ToList();
                if (rows.Count == 0)
                {
                    rows.Add([.. cells.Select(cell => cell.Name)]);
                }

                rows.Add([.. cells.Select(cell => Cell(cell.Value))]);
            }

            return rows;
        }

        private string[] Arguments => ["-h", "127.0.0.1", "-p", port, "-U", User, "-d", name, "-v", "ON_ERROR_STOP=1", "-q"];

        /// <summary>Half of the columns of times know their zone, the other half does not.</summary>
        private static string Type((string Name, SourceKind Kind) column) => column.Kind switch
        {
            SourceKind.Number => "numeric",
            SourceKind.Day => "date",
            SourceKind.Instant => column.Name.Length % 2 == 0 ? "timestamptz" : "timestamp",
            _ => "text",
        };
    }
}
