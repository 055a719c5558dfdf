import EventLoop
import FoundationEssentials
import Glibc
import Settings

/// One run of the program, from its arguments to its exit status.
struct ProcessRun {
    let arguments: [String]
    let environment: [String: String]

    private static let usage = """
        usage: creditsigner --settings FILE [run]        signs the query log until SIGTERM or SIGINT
               creditsigner --settings FILE key create   makes the log's key; never in the place of another
               creditsigner --settings FILE key show     prints the log's verifier key
        There is no command that signs a log which contradicts what was signed before.

        """

    func run() {
        guard arguments.count >= 3, arguments[1] == "--settings" else {
            if arguments.dropFirst() == ["--help"] { return print(Self.usage, terminator: "") }
            end(.usage, Self.usage)
        }
        let settings: Settings
        do throws(SettingsError) {
            settings = try Settings.load(path: arguments[2], environment: environment)
        } catch { end(.configuration, error.description + "\n") }
        do throws(ProgramFailure) {
            switch Array(arguments.dropFirst(3)) {
            case [], ["run"]: try SignerProcess(settings).run()
            case ["key", "create"]: try KeyCommand(settings).create()
            case ["key", "show"]: try KeyCommand(settings).show()
            default: end(.usage, Self.usage)
            }
        } catch { end(error.status, error.message + "\n") }
    }

    private func end(_ status: ProgramFailure.Status, _ message: String) -> Never {
        StandardError.write(Array("creditsigner: \(message)".utf8))
        exit(status.rawValue)
    }
}
