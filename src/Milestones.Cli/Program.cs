using Milestones.Cli;

return await CommandLine.RunAsync(args, new Terminal());
