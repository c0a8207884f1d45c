namespace Milestones.Numerics.Tests;

/// <summary>R's <c>UCBAdmissions</c> (Bickel et al. 1975): admitted by sex in six departments. Exposed = men, event = admitted.</summary>
internal static class BerkeleyAdmissions
{
    public static readonly StratifiedTables Departments = new(
    [
        new(512, 313, 89, 19), new(353, 207, 17, 8), new(120, 205, 202, 391),
        new(138, 279, 131, 244), new(53, 138, 94, 299), new(22, 351, 24, 317),
    ]);
}
