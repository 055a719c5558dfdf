import CreditAPI
import EventLoop
import FoundationEssentials
import Glibc
import HTTPTypes
import Observability
import Settings

/// One run of the daemon, from its arguments to its exit status.
struct ProcessRun {
    let arguments: [String]
    let environment: [String: String]

    private static let usage = """
        usage: creditd --settings FILE
               creditd --routes        prints audience, method and address of every route
        SIGTERM, SIGINT: answer what was accepted, then end. SIGHUP: read the settings again.

        """

    /// Exit statuses that scripts can use.
    private enum Status {
        static let usage: Int32 = 64
        static let configuration: Int32 = 78
        static let failure: Int32 = 70
    }

    func run() {
        switch arguments.dropFirst() {
        case ["--routes"]: RouteListing.lines.forEach { print($0) }
        case let given where given.count == 2 && given.first == "--settings": serve(arguments[2])
        case ["--help"]: print(Self.usage, terminator: "")
        default: end(Self.usage, Status.usage)
        }
    }

    private func serve(_ path: String) {
        let settings: Settings
        do throws(SettingsError) { settings = try Settings.load(path: path, environment: environment) } catch {
            end("creditd: \(error.description)\n", Status.configuration)
        }
        let log = Log(level: LogLevel(settings.log.level), sink: StandardError.write)
        do throws(Daemon.StartError) {
            try Daemon(settings: settings, settingsPath: path, environment: environment, log: log).run()
        } catch {
            end("creditd: \(error.description)\n", Status.failure)
        }
    }

    private func end(_ message: String, _ status: Int32) -> Never {
        StandardError.write(Array(message.utf8))
        exit(status)
    }
}
