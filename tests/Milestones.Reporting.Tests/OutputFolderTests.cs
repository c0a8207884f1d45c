namespace Milestones.Reporting.Tests;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("milestones-output-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Files_stand_in_a_new_folder_and_nothing_else_does()
    {
        var folder = Path.Combine(_root, "new", "folder");
        OutputFolder.Write(folder, WriteBoth("first"));
        Assert.Equal("a.txt=first, sub/b.txt=first", Content(folder));
        Assert.Equal(folder, Assert.Single(Directory.EnumerateFileSystemEntries(Path.Combine(_root, "new"))));
    }

    [Fact]
    public void An_existing_folder_keeps_what_is_not_written_anew()
    {
        var folder = Path.Combine(_root, "folder");
        OutputFolder.Write(folder, WriteBoth("first"));
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "mine");
        OutputFolder.Write(folder, WriteBoth("second"));
        Assert.Equal("a.txt=second, notes.txt=mine, sub/b.txt=second", Content(folder));
    }

    [Fact]
    public void A_failure_half_way_leaves_the_old_files()
    {
        var folder = Path.Combine(_root, "folder");
        OutputFolder.Write(folder, WriteBoth("first"));
        Assert.Throws<InvalidOperationException>(() => OutputFolder.Write(folder, FailHalfWay));
        Assert.Equal("a.txt=first, sub/b.txt=first", Content(folder));
    }

    [Fact]
    public void A_failure_half_way_leaves_no_new_folder()
    {
        Assert.Throws<InvalidOperationException>(() => OutputFolder.Write(Path.Combine(_root, "folder"), FailHalfWay));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        var path = Path.Combine(_root, "file");
        File.WriteAllText(path, "mine");
        var error = Assert.Throws<IOException>(() => OutputFolder.Write(path, WriteBoth("first")));
        Assert.Contains("is a file", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(path));
    }

    [Fact]
    public void Concurrent_writers_do_not_mix()
    {
        var folder = Path.Combine(_root, "folder");
        Parallel.For(0, 40, writer => OutputFolder.Write(folder, WriteBoth($"writer {writer}")));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "a.txt")), File.ReadAllText(Path.Combine(folder, "sub", "b.txt")));
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(folder).Count());
    }

    [Fact]
    public void What_a_killed_writer_had_begun_to_put_in_place_is_completed_by_the_next()
    {
        var folder = Path.Combine(_root, "folder");
        OutputFolder.Write(folder, WriteBoth("first"));
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "mine");
        var begun = Directory.CreateDirectory(Path.Combine(folder, ".milestones-committed")).FullName;
        File.WriteAllText(Path.Combine(begun, "c.txt"), "second");
        OutputFolder.WriteFile(Path.Combine(folder, "d.txt"), stream => stream.Write("third"u8));
        Assert.Equal("a.txt=first, c.txt=second, d.txt=third, notes.txt=mine, sub/b.txt=first", Content(folder));
    }

    [Fact]
    public void A_folder_of_old_files_only_is_exchanged_as_one_and_keeps_its_mode()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Only Linux exchanges folders.");
            return;
        }

        var folder = Path.Combine(_root, "folder");
        OutputFolder.Write(folder, WriteBoth("first"));
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.True(FolderExchange.TryReplace(folder, Staged("second")));
        Assert.Equal("a.txt=second, sub/b.txt=second", Content(folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public void Other_files_go_along_when_a_folder_is_exchanged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux exchanges folders.");
        var folder = Path.Combine(_root, "folder");
        OutputFolder.Write(folder, WriteBoth("first"));
        Directory.CreateDirectory(Path.Combine(folder, "empty"));
        File.WriteAllText(Path.Combine(folder, ".hidden"), "mine");
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "notes")).FullName, "n.txt"), "too");
        File.CreateSymbolicLink(Path.Combine(folder, "sub", "link"), "../nowhere");
        Assert.True(FolderExchange.TryReplace(folder, Staged("second")));
        Assert.Equal("../nowhere", new FileInfo(Path.Combine(folder, "sub", "link")).LinkTarget);
        File.Delete(Path.Combine(folder, "sub", "link"));
        Assert.Equal(".hidden=mine, a.txt=second, notes/n.txt=too, sub/b.txt=second", Content(folder));
        Assert.True(Directory.Exists(Path.Combine(folder, "empty")));
    }

    [Fact]
    public void A_folder_with_very_many_other_files_is_not_exchanged_and_nothing_of_it_is_left_in_the_new_one()
    {
        var folder = Path.Combine(_root, "folder");
        OutputFolder.Write(folder, WriteBoth("first"));
        for (var file = 0; file < 1001; file++)
        {
            File.WriteAllText(Path.Combine(folder, $"{file}.txt"), "");
        }

        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "notes")).FullName, "n.txt"), "mine");
        var staging = Staged("second");
        Assert.False(FolderExchange.TryReplace(folder, staging));
        Assert.Equal("a.txt=second, sub/b.txt=second", Content(staging));
        Assert.Equal(1004, Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count());
        OutputFolder.Write(folder, WriteBoth("third"));
        Assert.Equal("third", File.ReadAllText(Path.Combine(folder, "sub", "b.txt")));
        Assert.Equal(1004, Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public void One_file_is_replaced_whole()
    {
        var path = Path.Combine(_root, "table.csv");
        File.WriteAllText(path, "old");
        Assert.Throws<InvalidOperationException>(() => OutputFolder.WriteFile(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException("half way");
        }));
        Assert.Equal("old", File.ReadAllText(path));
        OutputFolder.WriteFile(path, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(path));
    }

    private static Action<string> WriteBoth(string text) => staging =>
    {
        File.WriteAllText(Path.Combine(staging, "a.txt"), text);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(staging, "sub")).FullName, "b.txt"), text);
    };

    private string Staged(string text)
    {
        var staging = Directory.CreateDirectory(Path.Combine(_root, "staging")).FullName;
        WriteBoth(text)(staging);
        return staging;
    }

    private static void FailHalfWay(string staging)
    {
        File.WriteAllText(Path.Combine(staging, "a.txt"), "half");
        throw new InvalidOperationException("half way");
    }

    private static string Content(string folder) => string.Join(", ", Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetRelativePath(folder, file)}={File.ReadAllText(file)}"));
}
