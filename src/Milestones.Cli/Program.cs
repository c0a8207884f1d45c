using System.Globalization;
using Milestones.Cli;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // whatever the language of the machine, also where the runtime's invariant mode was switched off

return await CommandLine.RunAsync(args, new Terminal());
