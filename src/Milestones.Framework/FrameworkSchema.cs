namespace Milestones.Framework;

/// <summary>The JSON Schema (draft 2020-12) of a framework's document, for other programs. What a schema cannot say, such as that a
/// reference leads somewhere, <see cref="FrameworkJson.Read"/> checks beyond it.</summary>
public static class FrameworkSchema
{
    /// <summary>The schema, UTF-8.</summary>
    public static byte[] GetBytes()
    {
        using var resource = typeof(FrameworkSchema).Assembly.GetManifestResourceStream("framework.schema.json")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
