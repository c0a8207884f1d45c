namespace Milestones.Workbench.Display;

/// <summary>Tells a notebook how to show values of a type. Notebooks know the attribute by its name and its properties, so that no
/// package of theirs is needed (the convention of .NET Interactive).</summary>
/// <param name="formatterSourceType">A type with a method <c>CreateTypeFormatters</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType => formatterSourceType;

    /// <summary>The media types to show, the richest first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
