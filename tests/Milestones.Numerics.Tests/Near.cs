namespace Milestones.Numerics.Tests;

/// <summary>Equality up to a relative error, for comparison with another program's digits.</summary>
internal static class Near
{
    public static void Equal(double expected, double actual, double relative = 1e-10) =>
        Assert.Equal(expected, actual, Math.Max(relative * Math.Abs(expected), 1e-300));

    public static void Equal((double Value, double Lower, double Upper) expected, Estimate actual, double relative = 1e-10)
    {
        Equal(expected.Value, actual.Value, relative);
        Equal(expected.Lower, actual.Interval.Lower, relative);
        Equal(expected.Upper, actual.Interval.Upper, relative);
    }
}
