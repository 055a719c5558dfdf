import CreditAPI
import DurableFiles
import EventLoop
import FoundationEssentials
import Glibc
import Observability
import Settings
import TransparencyLog

/// One run of the program, from its arguments to its exit status.
struct ProcessRun {
    let arguments: [String]
    let environment: [String: String]

    private static let usage = """
        usage: creditwitness --settings FILE [run]        cosigns logs for nginx until SIGTERM or SIGINT
               creditwitness --settings FILE key create   makes the witness's key; never in the place of another
               creditwitness --settings FILE key show     prints the witness's verifier key
        The logs that it watches stand in the file of the setting witness.logsFile, one line "log KEY" each.

        """
    /// Bytes of the list of logs that are read; 64 logs have some 10 KB.
    private static let maximumListBytes = 1 << 20

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
            case [], ["run"]: try serve(settings)
            case ["key", "create"]: try KeyCommand(settings.witness).create()
            case ["key", "show"]: try KeyCommand(settings.witness).show()
            default: end(.usage, Self.usage)
            }
        } catch { end(error.status, error.message + "\n") }
    }

    private func serve(_ settings: Settings) throws(ProgramFailure) {
        let witness = settings.witness
        let signer = try KeyCommand(witness).signer()
        let logs = try readLogs(witness.logsFile)
        let ledger: WitnessLedger
        do throws(WitnessLedger.StartRefusal) {
            ledger = try WitnessLedger(signer: signer, logs: logs, folder: witness.stateDirectory)
        } catch { throw ProgramFailure(.configuration, error.description) }
        let log = Log(level: LogLevel(settings.log.level), sink: StandardError.write)
        do throws(WitnessService.Failure) {
            try WitnessService(
                socketPath: witness.socketPath, socketMode: witness.socketMode, ledger: ledger, log: log
            ).run()
        } catch { throw ProgramFailure(.failure, error.description) }
    }

    private func readLogs(_ path: String) throws(ProgramFailure) -> LogPolicy {
        let bytes: [UInt8]
        do throws(DurableFileError) {
            bytes = try DurableFile.read(path, maximumBytes: Self.maximumListBytes)
        } catch { throw ProgramFailure(.configuration, error.description) }
        let logs: LogPolicy
        do throws(LogPolicyError) {
            // A policy file has a rule about witnesses; a witness needs none.
            logs = try LogPolicy(String(decoding: bytes, as: UTF8.self) + "\nquorum none\n")
        } catch { throw ProgramFailure(.configuration, "\(path): \(error.description)") }
        guard !logs.logs.isEmpty else { throw ProgramFailure(.configuration, "\(path) names no log") }
        return logs
    }

    private func end(_ status: ProgramFailure.Status, _ message: String) -> Never {
        StandardError.write(Array("creditwitness: \(message)".utf8))
        exit(status.rawValue)
    }
}
