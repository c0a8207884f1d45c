namespace Milestones.Forests;

/// <summary>One measured column of a table.</summary>
/// <param name="Name">Its name, unique within the table.</param>
/// <param name="Values">One value per row, in any unit: a forest uses their order only. NaN means missing; infinities
/// are ordinary values at the ends.</param>
public sealed record ForestColumn(string Name, double[] Values);
