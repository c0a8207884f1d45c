using System.Reflection;
using System.Runtime.CompilerServices;

namespace Milestones.Acceptance.Tests;

/// <summary>What an assembly promises: its public types and members as sorted text, a line each. What the compiler adds to
/// records is left out.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly HashSet<string> OfEveryRecord = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "ToString", "PrintMembers", "<Clone>$", "Deconstruct", "op_Equality", "op_Inequality", "EqualityContract",
    };

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes()
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .SelectMany(type => new[] { $"{KindOf(type)} {NameOf(type)}" }.Concat(Members(type).Select(member => $"    {member}")));

    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? Enum.GetNames(type)
        : type.GetMembers(Declared)
            .Where(member => !OfEveryRecord.Contains(member.Name) && !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .Select(Describe)
            .OfType<string>()
            .Order(StringComparer.Ordinal);

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsOpen(constructor) && !IsCopy(constructor) => $"new({Parameters(constructor)})",
        MethodInfo method when IsOpen(method) && !method.IsSpecialName => $"{Static(method)}{NameOf(method.ReturnType)} {method.Name}({Parameters(method)})",
        MethodInfo method when IsOpen(method) && method.Name.StartsWith("op_", StringComparison.Ordinal) => $"{NameOf(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property when property.GetMethod is { } get && IsOpen(get) => $"{Static(get)}{NameOf(property.PropertyType)} {property.Name} {{ {Accessors(property)} }}",
        FieldInfo { IsPublic: true } field => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{NameOf(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string Accessors(PropertyInfo property) => property.SetMethod is not { IsPublic: true } set ? "get;"
        : set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "get; init;"
        : "get; set;";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{NameOf(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = …" : "")}"));

    private static string KindOf(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string NameOf(Type type) => type switch
    {
        { IsByRef: true } => $"ref {NameOf(type.GetElementType()!)}",
        { IsArray: true } => $"{NameOf(type.GetElementType()!)}[]",
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>",
        { IsGenericParameter: true } => type.Name,
        _ when type.Namespace?.StartsWith("Milestones", StringComparison.Ordinal) is true => type.FullName!.Replace('+', '.'),
        _ => type.Name,
    };
}
