using System.Diagnostics;
using System.Text.Json;

namespace Milestones.Framework.Tests.Schema;

/// <summary>Ajv, a validator of JSON Schema that the project did not write.</summary>
internal static class Ajv
{
    private static readonly string Folder = Repository.PathTo("tests", "Milestones.Framework.Tests", "Schema", "ajv");

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Validates documents by the checked-in schema.</summary>
    public static IReadOnlyList<AjvResult> Validate(IEnumerable<byte[]> documents)
    {
        if (Environment.GetEnvironmentVariable("MILESTONES_REQUIRE_ALL") != "1")
        {
            Assert.SkipUnless(
                Directory.Exists(Path.Combine(Folder, "node_modules", "ajv")), "There is no ajv; 'npm ci' in tests/Milestones.Framework.Tests/Schema/ajv installs it, and so does tests/run.");
        }

        var place = Directory.CreateTempSubdirectory("milestones-test-").FullName;
        try
        {
            string[] files = [.. documents.Select((document, i) => Written(Path.Combine(place, FormattableString.Invariant($"{i}.json")), document))];
            var schema = Written(Path.Combine(place, "schema.json"), FrameworkSchema.GetBytes());
            return [.. Run([Path.Combine(Folder, "validate.mjs"), schema, .. files]).Select(line => JsonSerializer.Deserialize<AjvResult>(line, Options)!)];
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static string Written(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string[] Run(string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, error.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

/// <summary>What ajv says of a document.</summary>
internal sealed record AjvResult(bool Valid, IReadOnlyList<AjvError> Errors);

/// <summary>An error at a place, as a JSON pointer.</summary>
internal sealed record AjvError(string Path, string Keyword, string Message);
