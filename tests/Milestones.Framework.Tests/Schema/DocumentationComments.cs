using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Milestones.Framework.Tests.Schema;

/// <summary>What the documentation comments of the libraries say of types and members, as plain text.</summary>
internal sealed partial class DocumentationComments
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _members = [];

    public string? Of(Type type) => Text(Member(type, $"T:{IdOf(type)}")?.Element("summary"));

    /// <summary>Of a member: its own comment, or that of the record's parameter of its name.</summary>
    public string? Of(MemberInfo member)
    {
        var owner = member.DeclaringType!;
        var own = Member(owner, $"{(member is FieldInfo ? 'F' : 'P')}:{IdOf(owner)}.{member.Name}")?.Element("summary");
        return Text(own ?? Member(owner, $"T:{IdOf(owner)}")?.Elements("param").FirstOrDefault(parameter => (string?)parameter.Attribute("name") == member.Name));
    }

    private static string IdOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private XElement? Member(Type type, string id)
    {
        if (!_members.TryGetValue(type.Assembly, out var members))
        {
            var file = Path.ChangeExtension(type.Assembly.Location, ".xml");
            members = XDocument.Load(file).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);
            _members.Add(type.Assembly, members);
        }

        return members.GetValueOrDefault(id);
    }

    private static string? Text(XElement? comment) => comment is null ? null : Blanks().Replace(string.Concat(comment.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => Reference((string)see.Attribute("cref")!),
        XElement { Name.LocalName: "paramref" } parameter => JsonNamingPolicy.SnakeCaseLower.ConvertName((string)parameter.Attribute("name")!),
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    /// <summary>Members are named as the document names them.</summary>
    private static string Reference(string id) =>
        id.Split('.', '(')[^1] is var name && id.StartsWith("T:", StringComparison.Ordinal) ? name : JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
