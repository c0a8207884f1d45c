namespace Milestones.Framework;

/// <summary>Another framework.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Version">Its version.</param>
public sealed record FrameworkReference(string Id, string Version);
