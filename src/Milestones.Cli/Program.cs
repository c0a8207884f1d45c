Console.WriteLine("milestones");
