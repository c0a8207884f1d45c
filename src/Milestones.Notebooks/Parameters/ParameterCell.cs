using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Milestones.Notebooks.Parameters;

/// <summary>Parameters of a notebook, in the manner of papermill: declared, with their defaults, in the code cell tagged
/// <c>parameters</c>; set by a cell tagged <c>injected-parameters</c> behind it.</summary>
internal static class ParameterCell
{
    public const string DeclaredTag = "parameters";
    public const string InjectedTag = "injected-parameters";

    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>The parameters that a notebook declares.</summary>
    public static IReadOnlyList<NotebookParameter> Declared(Notebook notebook) =>
        notebook.Cells.FirstOrDefault(IsDeclaration) is { } cell
            ? [.. CSharpSyntaxTree.ParseText(cell.Source, Script).GetCompilationUnitRoot().Members.OfType<FieldDeclarationSyntax>().SelectMany(Declared)]
            : [];

    /// <summary>The notebook with values for some of its parameters; a cell injected before is replaced.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="values">Texts by parameter; all are declared.</param>
    /// <exception cref="NotebookException">A text is no value of its parameter's type.</exception>
    public static Notebook Inject(Notebook notebook, IReadOnlyDictionary<string, string> values)
    {
        var declared = Declared(notebook).ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        var lines = values.Select(value => $"var {value.Key} = {LiteralOf(declared[value.Key], value.Value)};");
        var injected = new NotebookCell
        {
            Id = InjectedTag,
            Kind = CellKind.Code,
            Source = string.Join('\n', lines.Prepend("// Parameters")),
            Metadata = new() { ["tags"] = new System.Text.Json.Nodes.JsonArray(InjectedTag) },
        };
        var cells = notebook.Cells.Where(cell => !cell.IsTagged(InjectedTag) && cell.Id != InjectedTag).ToList();
        cells.Insert(cells.FindIndex(IsDeclaration) + 1, injected);
        return notebook with { Cells = cells };
    }

    private static bool IsDeclaration(NotebookCell cell) => cell.Kind == CellKind.Code && cell.IsTagged(DeclaredTag);

    private static IEnumerable<NotebookParameter> Declared(FieldDeclarationSyntax field) => field.Declaration.Variables.Select(variable =>
        new NotebookParameter(variable.Identifier.ValueText, TypeOf(field.Declaration.Type, variable.Initializer?.Value)));

    private static string TypeOf(TypeSyntax type, ExpressionSyntax? value) => type switch
    {
        NullableTypeSyntax nullable => TypeOf(nullable.ElementType, value),
        IdentifierNameSyntax { IsVar: true } => TypeOf(value),
        _ => type.ToString(),
    };

    private static string TypeOf(ExpressionSyntax? value) => value switch
    {
        PrefixUnaryExpressionSyntax signed => TypeOf(signed.Operand),
        LiteralExpressionSyntax { Token.Value: { } literal } => literal switch
        {
            string => "string",
            bool => "bool",
            int => "int",
            long => "long",
            ulong => "ulong",
            double => "double",
            decimal => "decimal",
            _ => literal.GetType().Name,
        },
        _ => value?.ToString() ?? "",
    };

    private static string LiteralOf(NotebookParameter parameter, string text) => parameter.Literal(text) ?? throw new NotebookException(
        $"The parameter '{parameter.Name}' is declared as '{parameter.Type}'; '{text}' is no value of that type that the command line can set.");
}
