namespace Milestones.Usage.Sample;

/// <summary>A plan of the generated product.</summary>
/// <param name="Name">Its text in the customer table.</param>
/// <param name="Share">Share of the customers, in (0, 1).</param>
/// <param name="MedianSeats">Median of the seats before rounding; their logarithm has standard deviation 0.8.</param>
/// <param name="Coefficient">Change of retention's log odds against the first plan.</param>
/// <param name="PricePerSeat">Monthly spend per seat.</param>
public sealed record PlantedPlan(string Name, double Share, double MedianSeats, double Coefficient, double PricePerSeat);
