using System.Text;
using System.Text.Json.Nodes;
using Milestones.Notebooks.Format;

namespace Milestones.Notebooks.Tests.Format;

public sealed class NotebookFormatTests
{
    private const string Whole = """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"language": "C#"}, "of others": [1, {"a": null}]}, "cells": [
          {"cell_type": "markdown", "id": "prose", "metadata": {}, "source": ["# A\n", "b"], "attachments": {"x.png": {"image/png": "AA=="}}},
          {"cell_type": "raw", "id": "raw", "metadata": {"format": "x"}, "source": ""},
          {"cell_type": "code", "id": "code", "metadata": {"tags": ["parameters"]}, "source": "1 + 1\n", "execution_count": 3, "outputs": [
            {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]},
            {"output_type": "display_data", "metadata": {"m": 1}, "data": {"text/plain": ["p"], "application/json": {"k": [1]}, "image/png": "AA=="}},
            {"output_type": "execute_result", "execution_count": 3, "metadata": {}, "data": {"text/plain": "2"}},
            {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"]}]}]}
        """;

    [Fact]
    public void What_is_read_is_written_again_whole()
    {
        var notebook = Read(Whole);
        Assert.Equal(["# A\nb", "", "1 + 1\n"], notebook.Cells.Select(cell => cell.Source));
        Assert.Equal([CellKind.Markdown, CellKind.Raw, CellKind.Code], notebook.Cells.Select(cell => cell.Kind));
        Assert.True(notebook.Cells[2].IsTagged("parameters"));
        Assert.Equal(4, notebook.Cells[2].Outputs.Count);
        Assert.Equal(new StreamOutput("stdout", "a\nb"), notebook.Cells[2].Outputs[0]);

        var written = notebook.ToBytes();
        Assert.Equal(written, NotebookReader.Read(written, "again").ToBytes());
        var json = JsonNode.Parse(written)!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Whole)!["metadata"], json["metadata"]));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"text/plain": ["p"], "application/json": {"k": [1]}, "image/png": ["AA=="]}"""), json["cells"]![2]!["outputs"]![1]!["data"]));
        Assert.Equal(3, json["cells"]![2]!["outputs"]![2]!["execution_count"]!.GetValue<int>());
        Assert.Equal("AA==", json["cells"]![0]!["attachments"]!["x.png"]!["image/png"]!.GetValue<string>());
        Assert.EndsWith("}\n", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_of_older_formats_get_identifiers()
    {
        var notebook = Read("""{"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [{"cell_type": "code", "source": "1", "metadata": {}, "outputs": []}, {"cell_type": "raw", "source": "1"}]}""");
        Assert.Equal(["cell-1", "cell-2"], notebook.Cells.Select(cell => cell.Id));
        Assert.Contains("\"nbformat_minor\": 5", Encoding.UTF8.GetString(notebook.ToBytes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"nbformat": 4,""", "is not valid JSON. line 1")]
    [InlineData("", "is not valid JSON")]
    [InlineData("[]", "holds no JSON object")]
    [InlineData("""{"cells": []}""", "no number 'nbformat'")]
    [InlineData("""{"nbformat": 3, "worksheets": []}""", "format 3, expected 4")]
    [InlineData("""{"nbformat": 4, "metadata": {}}""", "no list 'cells'")]
    [InlineData("""{"nbformat": 4, "nbformat": 4, "cells": []}""", "is not valid JSON")]
    [InlineData("""{"nbformat": 4, "cells": [1]}""", "cell 1 is no object")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "heading", "source": ""}]}""", "cell 1 has the cell_type 'heading', expected code, markdown or raw")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code"}]}""", "cell 1 has no 'source'")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "id": "a b", "source": ""}]}""", "has the id 'a b'")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "id": "a", "source": ""}, {"cell_type": "raw", "id": "b", "source": ""}, {"cell_type": "raw", "id": "a", "source": ""}]}""", "cells 1 and 3 have the same id 'a'")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "source": "", "outputs": [{"output_type": "sound"}]}]}""", "output_type 'sound'")]
    public void What_is_no_notebook_is_refused_with_the_place(string content, string says)
    {
        var refusal = Assert.Throws<NotebookException>(() => Read(content));
        Assert.Contains("'the file'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_said() =>
        Assert.Contains("no notebook 'nowhere.ipynb'", Assert.Throws<NotebookException>(() => Notebook.Load("nowhere.ipynb")).Message, StringComparison.Ordinal);

    private static Notebook Read(string content) => NotebookReader.Read(Encoding.UTF8.GetBytes(content), "the file");
}
