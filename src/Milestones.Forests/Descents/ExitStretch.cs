namespace Milestones.Forests.Descents;

/// <summary>Exits side by side, where rows arrive with the same codes.</summary>
/// <param name="First">The first exit.</param>
/// <param name="End">The one behind the last.</param>
/// <param name="Codes">What the rows may have received.</param>
internal readonly record struct ExitStretch(int First, int End, CodeRange Codes);
