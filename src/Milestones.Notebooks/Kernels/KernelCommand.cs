namespace Milestones.Notebooks.Kernels;

/// <summary>How a process is started that calls <see cref="NotebookKernel.ServeAsync"/>.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments; the handle of the pipe follows as the last one.</param>
public sealed record KernelCommand(string FileName, IReadOnlyList<string> Arguments);
