using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Milestones.Evidence;
using Milestones.Framework.Json;
using Milestones.Usage;

namespace Milestones.Framework.Tests;

/// <summary>A small framework with hostile texts, and its document with flaws.</summary>
internal static class ExampleDocument
{
    public static MilestoneFramework Framework { get; } = new SyntheticEvidence(
            [true, true, true, true, false, false, false, false], [false, false, false, true, false, false, false, true])
    {
        Decisions = [new Decision("export", DecisionChoice.Mature, "Ana \"A\" Öz", new DateOnly(2025, 2, 1), "Kunden sagen: ja – 日本")],
    }
        .With("bot", "automation", [true, true, false, true, false, false, null, true])
        .With("export", "reporting", [true, false, true, true, false, true, false, false], Verdict.NotPredictive)
        .With("login", "reporting", [true, true, true, true, true, true, true, true], Verdict.Ubiquitous, MaturityLevel.Basic)
        .Derive()
        .Framework;

    public static byte[] Bytes { get; } = FrameworkJson.GetBytes(Framework);

    /// <summary>The document with another value at a path, and the identifier that belongs to it.</summary>
    public static byte[] With(string path, string value) => With(Bytes, path, value);

    /// <summary>The same of any framework's document.</summary>
    public static byte[] With(byte[] bytes, string path, string value)
    {
        var document = JsonNode.Parse(bytes)!.AsObject();
        Set(document, path, JsonNode.Parse(value));
        document.Remove("id");
        document["id"] = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.GetBytes(JsonSerializer.SerializeToElement(document))));
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    /// <summary>The document with a text of its JSON replaced by another, for flaws that no parsed document can have.</summary>
    public static byte[] Rewritten(string text, string replacement)
    {
        var document = Encoding.UTF8.GetString(Bytes);
        var at = document.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The document does not hold {text}.");
        return Encoding.UTF8.GetBytes(document.Remove(at, text.Length).Insert(at, replacement));
    }

    private static void Set(JsonNode document, string path, JsonNode? value)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.').Skip(1).ToList();
        var place = steps.SkipLast(1).Aggregate(document, (node, step) => step.StartsWith('[') ? node[int.Parse(step.Trim('[', ']'))]! : node[step]!);
        if (steps[^1].StartsWith('['))
        {
            place[int.Parse(steps[^1].Trim('[', ']'))] = value;
        }
        else
        {
            place[steps[^1]] = value;
        }
    }
}
