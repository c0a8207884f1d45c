using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Milestones.Acceptance.Tests.Sql;

/// <summary>A real database, empty at first, in which exported SQL is run.</summary>
internal abstract class SqlDatabase
{
    /// <summary>Whether the database keeps fractions of a second.</summary>
    public virtual bool KeepsFractions => true;

    /// <summary>Makes a table with these rows.</summary>
    public abstract Task LoadAsync(SourceTable table);

    /// <summary>Runs a script of several statements, as a user runs it.</summary>
    public abstract Task RunAsync(string script);

    /// <summary>The rows of a query, the names of its columns first; numbers in full, dates as yyyy-MM-dd.</summary>
    public abstract Task<IReadOnlyList<string?[]>> QueryAsync(string query);

    /// <summary>How many rows the tables have together.</summary>
    public async Task<int> CountAsync(IEnumerable<SourceTable> tables)
    {
        var sum = 0;
        foreach (var table in tables)
        {
            sum += int.Parse((await QueryAsync($"SELECT COUNT(*) AS n FROM {Quoted(table.Name)}"))[1][0]!, CultureInfo.InvariantCulture);
        }

        return sum;
    }

    /// <summary>An identifier in this database's quotes.</summary>
    protected virtual string Quoted(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Runs a program to its end and has it do its work.</summary>
    protected static async Task<string> DoAsync(string program, IEnumerable<string> arguments, string input, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} failed: {await error}");
        return await output;
    }

    protected static string? Cell(JsonElement cell) => cell.ValueKind == JsonValueKind.Null ? null : cell.ToString();
}
