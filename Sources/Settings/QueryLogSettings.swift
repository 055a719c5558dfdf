/// The permanent query log: its name, where the signer publishes, and when answering stops.
/// - Rule: HZ-Q15, BX-13.
public struct QueryLogSettings: Sendable, Equatable {
    /// Below `home`: what the signer publishes for the daemon.
    public static let defaultPublicationDirectory = "signer/public"
    /// Below `home`.
    public static let defaultVerifierKeyFile = "signer/public/verifier.key"
    /// Empty: the log's own key is believed and no witness is asked.
    public static let defaultPolicyFile = ""
    /// Seconds that entries may wait for a signature before queries are refused: a restart of the signer takes seconds,
    /// its repair by a person a quarter of an hour.
    public static let defaultCheckpointStallSeconds = 900
    /// Milliseconds between two turns of the integrator: well below the second within which tiles follow entries.
    public static let defaultIntegrationIntervalMilliseconds = 200

    /// Name of the log, the first line of its checkpoints and the name of its key; the same for ever.
    public let origin: String
    /// Absolute path of the folder with `checkpoint`, `verifier.key` and `alarm.json`.
    public let publicationDirectory: String
    /// Absolute path of the file with the log's verifier key.
    public let verifierKeyFile: String
    /// Absolute path of the policy file; nil where no witness is asked.
    public let policyFile: String?
    /// 10...86400 s.
    public let checkpointStallSeconds: Int
    /// 10...5000 ms.
    public let integrationIntervalMilliseconds: Int

    init(_ reader: inout SettingsReader, jurisdiction: String) {
        reader.enter("queryLog")
        origin = reader.text(
            "origin", default: "\(jurisdiction).credit/query-log",
            allowed: "1 to 255 visible ASCII characters without blank and plus", on: .restart,
            where: NameRule.isLogOrigin)
        publicationDirectory = reader.path(
            "publicationDirectory", default: Self.defaultPublicationDirectory, under: reader.home, on: .restart)
        verifierKeyFile = reader.path(
            "verifierKeyFile", default: Self.defaultVerifierKeyFile, under: reader.home, on: .restart)
        policyFile = reader.optionalPath(
            "policyFile", default: Self.defaultPolicyFile, under: reader.home, on: .restart)
        checkpointStallSeconds = reader.integer(
            "checkpointStallSeconds", in: 10...86_400, default: Self.defaultCheckpointStallSeconds, on: .reload)
        integrationIntervalMilliseconds = reader.integer(
            "integrationIntervalMilliseconds", in: 10...5000, default: Self.defaultIntegrationIntervalMilliseconds,
            on: .restart)
    }
}
