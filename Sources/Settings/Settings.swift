/// Everything that an operator decides, read once at start and complete.
///
/// Law is not in here: periods, levels and rights are dated rows in the database.
public struct Settings: Sendable, Equatable {
    /// The profile of the two that ship for which most documents are written.
    public static let defaultProfile = "hangzhou"
    /// Place of what the platform writes, by the Filesystem Hierarchy Standard.
    public static let defaultHome = "/var/lib/credit"
    /// Division codes (GB/T 2260) of the profiles that ship; another profile must name its own.
    static let jurisdictions = ["hangzhou": "330100", "jiujiang": "360400"]

    /// Name of the policy profile, `[a-z][a-z0-9-]{1,31}`, e.g. `hangzhou`.
    public let profile: String
    /// Six-digit division code of the city (GB/T 2260).
    public let jurisdiction: String
    /// Absolute path of the folder below which relative run-time paths lie.
    public let home: String
    /// Where the database is.
    public let database: DatabaseSettings
    /// The citizens' audience.
    public let `public`: PublicSettings
    /// The using units' audience.
    public let government: GovernmentSettings
    /// The staff's audience.
    public let staff: StaffSettings
    /// Scanned materials.
    public let files: FileSettings
    /// Health and metrics.
    public let `operator`: OperatorSettings
    /// Catalogue files.
    public let catalogue: CatalogueSettings
    /// Description of the interface.
    public let openapi: InterfaceSettings
    /// Bounds of the intake.
    public let intake: IntakeSettings
    /// Files of the secrets.
    public let secrets: SecretSettings
    /// The permanent query log.
    public let queryLog: QueryLogSettings
    /// The signer of the query log.
    public let signer: SignerSettings
    /// A witness of query logs.
    public let witness: WitnessSettings
    /// The operator's log.
    public let log: LogSettings
    /// Algorithms for new digests and ciphertexts.
    public let algorithms: AlgorithmSettings

    private let entries: [String: SettingsReader.Entry]

    init(_ reader: inout SettingsReader, processorCount: Int) {
        reader.enter(nil)
        profile = reader.text(
            "profile", default: Self.defaultProfile,
            allowed: "lower-case letters, digits and -, a letter first, 2 to 32 characters", on: .restart,
            where: NameRule.isProfileName)
        jurisdiction = reader.text(
            "jurisdiction", default: Self.jurisdictions[profile],
            allowed: "six digits (GB/T 2260), the first not 0", on: .restart, where: NameRule.isDivisionCode)
        home = reader.text(
            "home", default: Self.defaultHome, allowed: "an absolute path without empty, \".\" or \"..\" parts",
            on: .restart, where: { $0.hasPrefix("/") && PathRule.isPlain($0) })
        reader.home = home
        database = DatabaseSettings(&reader)
        `public` = PublicSettings(&reader, processorCount: processorCount)
        government = GovernmentSettings(&reader)
        staff = StaffSettings(&reader)
        files = FileSettings(&reader)
        `operator` = OperatorSettings(&reader)
        catalogue = CatalogueSettings(&reader)
        openapi = InterfaceSettings(&reader)
        intake = IntakeSettings(&reader)
        secrets = SecretSettings(&reader)
        queryLog = QueryLogSettings(&reader, jurisdiction: jurisdiction)
        signer = SignerSettings(&reader)
        witness = WitnessSettings(&reader)
        log = LogSettings(&reader)
        algorithms = AlgorithmSettings(&reader)
        Self.refuseSharedSockets(
            [
                ("public", `public`.socketPath), ("operator", `operator`.socketPath),
                ("government", government.socketPath), ("staff", staff.socketPath),
            ], &reader)
        reader.refuseUnknown()
        entries = reader.entries
    }

    /// A route of one audience must not exist on another's socket.
    private static func refuseSharedSockets(_ sockets: [(String, String?)], _ reader: inout SettingsReader) {
        var taken: [String: String] = [:]
        for case (let section, let path?) in sockets {
            if let other = taken.updateValue(section, forKey: path) {
                reader.enter(section)
                reader.refuse("socketPath", value: nil, allowed: "must differ from \(other).socketPath")
            }
        }
    }

    /// Dotted names of all keys, sorted, e.g. for `creditctl settings`.
    public var keys: [String] {
        entries.keys.sorted()
    }

    /// The value in force of a key as text, paths made absolute; nil for an unknown key.
    public func text(of key: String) -> String? {
        entries[key]?.text
    }

    /// Which keys have another value than in `earlier`, sorted by key.
    ///
    /// On SIGHUP a daemon takes the changes with effect `.reload` and says of the others that they need a restart.
    public func difference(from earlier: Settings) -> [SettingsChange] {
        entries.keys.sorted().compactMap { key in
            guard let now = entries[key], earlier.entries[key]?.text != now.text else { return nil }
            return SettingsChange(key: key, effect: now.effect)
        }
    }
}
