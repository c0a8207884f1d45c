namespace Milestones.Usage.Building;

/// <summary>A customer who belongs to the population.</summary>
/// <param name="Index">Position in the customer table.</param>
/// <param name="Customer">What the table tells.</param>
/// <param name="Retained">Whether the outcome was reached.</param>
internal readonly record struct PopulationMember(int Index, Customer Customer, bool Retained);
