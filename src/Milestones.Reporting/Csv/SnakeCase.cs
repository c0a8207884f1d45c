using System.Text.Json;

namespace Milestones.Reporting.Csv;

/// <summary>Names of values as <c>framework.json</c> has them.</summary>
internal static class SnakeCase
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
