import Glibc
import Settings

/// The operator's tool: finds the command, runs it and ends with a status that scripts can use.
struct CommandLineTool {
    let arguments: [String]
    let environment: [String: String]

    private static let commands: [any Command.Type] = [
        SettingsCommand.self, MigrateCommand.self, KeysCommand.self, CatalogueCommand.self, ImportCommand.self,
        RecordCommand.self, PolicyCommand.self, CalendarCommand.self, PeriodsCommand.self, DivisionsCommand.self,
        SampleCommand.self, AccountsCommand.self, UnitsCommand.self, FilesCommand.self, LogCommand.self,
        ReceiptCommand.self,
    ]

    func run() {
        var words = Array(arguments.dropFirst())
        var settingsPath = environment["CREDIT_SETTINGS"] ?? "config/settings.json"
        if words.first == "--settings", words.count > 1 {
            settingsPath = words[1]
            words.removeFirst(2)
        }
        switch words.first {
        case nil: end(Self.overview, .usage)
        case "--help"?: print(Self.overview)
        case "help"? where words.count == 1: print(Self.overview)
        case let name?:
            let asked = name == "help" ? words[1] : name
            guard let command = Self.commands.first(where: { $0.name == asked }) else {
                end("creditctl: no command \(asked)\n\n\(Self.overview)", .usage)
            }
            if name == "help" || words.contains("--help") {
                print(command.help)
            } else {
                run(command, Array(words.dropFirst()), settingsPath)
            }
        }
    }

    private func run(_ command: any Command.Type, _ words: [String], _ settingsPath: String) {
        do {
            let arguments = try CommandArguments(words, flags: command.flags, options: command.options)
            let context = CommandContext(settingsPath: settingsPath, environment: environment)
            try command.init(context: context).run(arguments)
        } catch let failure as CommandFailure {
            end("creditctl: \(failure.message)", failure.status)
        } catch let error as SettingsError {
            end("creditctl: \(error.description)", .configuration)
        } catch {
            end("creditctl: \(error)", .failure)
        }
    }

    private func end(_ message: String, _ status: ExitStatus) -> Never {
        Terminal.printError(message)
        exit(status.rawValue)
    }

    private static var overview: String {
        """
        usage: creditctl [--settings FILE] COMMAND …
               creditctl help COMMAND

        \(commands.map { "  \($0.name.padded(to: 11)) \($0.summary)" }.joined(separator: "\n"))

        --settings defaults to $CREDIT_SETTINGS, then config/settings.json; CREDIT_<SECTION>_<KEY> overrides a key.
        Exit status: 0 done, 1 refused or something is pending, 64 wrong words, 65 bad data, 70 failure, 78 wrong settings.
        """
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }
}
