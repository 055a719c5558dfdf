import FoundationEssentials

// No logic here: closures written in this file would belong to the main actor.
ProcessRun(arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment).run()
