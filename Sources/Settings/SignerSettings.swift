/// `creditsigner`: its key, its memory and its pace.
/// - Rule: HZ-Q15.
public struct SignerSettings: Sendable, Equatable {
    /// Kinds of signature.
    public enum Algorithm: String, Sendable, CaseIterable {
        /// Ed25519, which every verifier of the field knows.
        case ed25519
        /// SM2 with SM3, where national algorithms are required.
        case sm2
    }

    /// Below `home`; in production on a path that only the signer's user can read.
    public static let defaultPrivateKeyFile = "signer/private/note.key"
    /// Below `home`; in production on another disk than the database's.
    public static let defaultStateDirectory = "signer/state"
    /// Milliseconds between two checkpoints while the log grows: a citizen can prove a query after a few seconds.
    public static let defaultIntervalMilliseconds = 3000
    /// Old entries that are read again each second: some percent of a core, and 100 million in an hour and a half.
    public static let defaultPatrolEntriesPerSecond = 20_000
    /// Milliseconds that one witness may take; a healthy one needs some ten.
    public static let defaultWitnessTimeoutMilliseconds = 2000

    /// Absolute path, mode 0600 or 0400; made by `creditsigner key create`.
    public let privateKeyFile: String
    /// Absolute path of the folder that holds what was signed.
    public let stateDirectory: String
    /// For a new key; an existing key names its own.
    public let algorithm: Algorithm
    /// 200...60000 ms.
    public let intervalMilliseconds: Int
    /// 100...1000000 entries a second.
    public let patrolEntriesPerSecond: Int
    /// 100...30000 ms.
    public let witnessTimeoutMilliseconds: Int

    init(_ reader: inout SettingsReader) {
        reader.enter("signer")
        privateKeyFile = reader.path(
            "privateKeyFile", default: Self.defaultPrivateKeyFile, under: reader.home, on: .restart)
        stateDirectory = reader.path(
            "stateDirectory", default: Self.defaultStateDirectory, under: reader.home, on: .restart)
        algorithm = reader.choice("algorithm", default: .ed25519, on: .restart)
        intervalMilliseconds = reader.integer(
            "intervalMilliseconds", in: 200...60_000, default: Self.defaultIntervalMilliseconds, on: .restart)
        patrolEntriesPerSecond = reader.integer(
            "patrolEntriesPerSecond", in: 100...1_000_000, default: Self.defaultPatrolEntriesPerSecond, on: .restart)
        witnessTimeoutMilliseconds = reader.integer(
            "witnessTimeoutMilliseconds", in: 100...30_000, default: Self.defaultWitnessTimeoutMilliseconds,
            on: .restart)
    }
}
