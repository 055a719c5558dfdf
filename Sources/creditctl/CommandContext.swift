import CreditInformation
import CreditIntake
import Cryptography
import EventLoop
import FoundationEssentials
import Glibc
import Postgres
import Settings

/// What commands share: settings, connections, keys and the time.
struct CommandContext {
    let settingsPath: String
    let environment: [String: String]

    /// Hours that Shanghai is ahead of UTC; without daylight saving since 1991.
    private static let shanghaiOffsetSeconds = 8 * 3600

    func settings(requiring secrets: [SecretSettings.Secret] = []) throws(SettingsError) -> Settings {
        try Settings.load(path: settingsPath, environment: environment, requiring: secrets)
    }

    /// Microseconds since 1970-01-01 UTC.
    static func now() -> Int64 {
        Int64(Date().timeIntervalSince1970 * 1_000_000)
    }

    /// Today in Shanghai.
    static func today() -> CalendarDate {
        let seconds = Int(now() / 1_000_000) + shanghaiOffsetSeconds
        return CalendarDate(daysSinceEpoch: seconds / 86_400) ?? .openEnd
    }

    /// Name of the account that runs the tool, for the history and the query log (HZ-Q15).
    ///
    /// The operating system's account, which nobody chooses by an environment variable. Who came to it by sudo is added as
    /// sudo says it.
    static func account() -> String {
        let name = ProcessInfo.processInfo.userName
        guard let caller = ProcessInfo.processInfo.environment["SUDO_USER"], !caller.isEmpty else { return name }
        return "\(name) (sudo: \(caller))"
    }

    func connect(_ settings: Settings, as user: String) throws(CommandFailure) -> Connection {
        do throws(PostgresError) {
            return try Connection(
                ConnectionParameters(
                    host: settings.database.socketDirectory, port: settings.database.port,
                    database: settings.database.name, user: user, applicationName: "creditctl",
                    connectTimeout: .milliseconds(settings.database.connectDeadlineMilliseconds)))
        } catch {
            throw CommandFailure(
                .failure, "cannot reach the database at \(settings.database.socketDirectory): \(error.debugDescription)"
            )
        }
    }

    func keys(_ settings: Settings) throws -> IntakeKeys {
        try IntakeKeys(
            identifierDigest: ring(settings.secrets.file(of: .identifierDigestKey)),
            fieldEncryption: ring(settings.secrets.file(of: .fieldEncryptionKey)),
            digestAlgorithm: settings.algorithms.digest == .sm3 ? .sm3 : .sha256,
            cipherAlgorithm: settings.algorithms.cipher == .sm4 ? .sm4CTRWithHMACSM3 : .aes256GCM)
    }

    private func ring(_ path: String) throws(CommandFailure) -> KeyRing {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandFailure(.configuration, "cannot read the key file \(path); creditctl keys create makes it")
        }
        do { return try SecretKeyFile.parse(text) } catch {
            throw CommandFailure(.configuration, "key file \(path): \(error.description)")
        }
    }

    func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.badData, "cannot read \(path)")
        }
        return [UInt8](data)
    }
}
