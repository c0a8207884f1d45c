namespace Milestones.Numerics.Tests;

/// <summary>Rows whose rate of <c>true</c> steps at a planted value: heavy-tailed counts ⌊median · exp(spread · latent)⌋, and a general
/// activity that drives the latent number (with a correlation) and the rate (by a slope per standard deviation).</summary>
internal sealed record PlantedStep(double Median, double Spread, double Threshold)
{
    public int Rows { get; init; } = 15_000;

    public double Step { get; init; } = 0.1;

    public double Correlation { get; init; }

    public double Slope { get; init; }

    public bool Whole { get; init; } = true;

    public (double[] Values, bool[] Labels, int[] ActivityTertile) Draw(Seed seed)
    {
        var random = seed.CreateRandom();
        var values = new double[Rows];
        var labels = new bool[Rows];
        var tertiles = new int[Rows];
        for (var i = 0; i < Rows; i++)
        {
            var activity = random.NextNormal();
            var latent = (Correlation * activity) + (Math.Sqrt(1 - (Correlation * Correlation)) * random.NextNormal());
            values[i] = Median * Math.Exp(Spread * latent);
            values[i] = Whole ? Math.Floor(values[i]) : values[i];
            labels[i] = random.NextBoolean(0.7 + (values[i] >= Threshold ? Step : 0) + Math.Clamp(Slope * activity, -0.18, 0.18));
            tertiles[i] = activity < -0.4307 ? 0 : activity < 0.4307 ? 1 : 2; // R: qnorm(1:2/3)
        }

        return (values, labels, tertiles);
    }
}
