namespace Milestones.Reporting.Html;

/// <summary>Texts that this library carries.</summary>
internal static class Resource
{
    /// <summary>The text, or null where the build had none.</summary>
    public static string? Find(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The text, which every build has.</summary>
    public static string Read(string name) => Find(name) ?? throw new InvalidOperationException($"The library carries no '{name}'.");
}
