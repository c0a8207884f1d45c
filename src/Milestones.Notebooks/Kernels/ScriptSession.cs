using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace Milestones.Notebooks.Kernels;

/// <summary>
/// Executes C# cells one after the other, each seeing what the ones before it declared. Usings, references and the language
/// are those of the <c>.net-csharp</c> kernel, so that a cell that runs here runs there.
/// </summary>
internal sealed partial class ScriptSession : IDisposable
{
    private readonly ScriptOptions _options;
    private readonly InteractiveAssemblyLoader _loader = new();
    private ScriptState<object>? _state;

    /// <summary>Begins a session.</summary>
    /// <param name="folder">What paths of <c>#r</c> and <c>#load</c> are relative to.</param>
    public ScriptSession(string folder)
    {
        _loader.RegisterDependency(typeof(KernelFunctions).Assembly);
        _options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.CSharp14)
            .WithEmitDebugInformation(true) // for the line on which a cell fails
            .WithFileEncoding(Encoding.UTF8)
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
            .AddReferences(typeof(Enumerable).Assembly, typeof(List<>).Assembly, typeof(Task).Assembly, typeof(KernelFunctions).Assembly)
            .AddImports(
                "System",
                "System.Text",
                "System.Collections",
                "System.Collections.Generic",
                "System.Threading.Tasks",
                "System.Linq",
                typeof(KernelFunctions).FullName!);
    }

    /// <summary>Executes a cell.</summary>
    /// <returns>The value of its last expression, if it ends in one.</returns>
    /// <exception cref="CompilationErrorException">The code does not compile; nothing of it was executed.</exception>
    /// <exception cref="CellException">The code threw; what it did before stands.</exception>
    /// <exception cref="NotebookException">The cell asks for what only a kernel can do.</exception>
    public async Task<(bool HasValue, object? Value)> ExecuteAsync(CellRequest cell)
    {
        RefuseMagic(cell);
        var options = _options.WithFilePath(cell.Label);
        _state ??= await CSharpScript.Create<object>("", options, assemblyLoader: _loader).RunAsync();
        _state = await _state.ContinueWithAsync<object>(cell.Code, options, catchException: _ => true);
        return _state.Exception is { } exception ? throw new CellException(exception)
            : EndsInExpression(_state.Script) ? (true, _state.ReturnValue)
            : (false, null);
    }

    public void Dispose() => _loader.Dispose();

    /// <summary>Whether the last statement is an expression without a semicolon and with a value.</summary>
    private static bool EndsInExpression(Script script)
    {
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.Single();
        return tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
    }

    private static void RefuseMagic(CellRequest cell)
    {
        foreach (var (index, line) in cell.Code.Split('\n').Index())
        {
            if (line.StartsWith("#!", StringComparison.Ordinal))
            {
                throw new NotebookException($"{cell.Label}, line {index + 1}: '{line.Trim()}' is a command of Polyglot Notebooks. Only C# is run here.");
            }

            if (PackageReference().IsMatch(line))
            {
                throw new NotebookException($"{cell.Label}, line {index + 1}: '{line.Trim()}' asks for a package. Name the path of an assembly instead.");
            }
        }
    }

    [GeneratedRegex("""^\s*#r\s+"\s*nuget\s*:""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageReference();
}

/// <summary>A cell's code threw.</summary>
internal sealed class CellException(Exception thrown) : Exception(thrown.Message, thrown)
{
    public Exception Thrown => InnerException!;
}
