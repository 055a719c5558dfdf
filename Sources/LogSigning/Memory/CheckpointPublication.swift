public import DurableFiles
import FoundationEssentials
public import TransparencyLog

/// The folder in which the signer publishes for the daemon and everybody else of the machine.
public struct CheckpointPublication {
    private static let folderMode: UInt32 = 0o755
    private static let fileMode: UInt32 = 0o644
    /// Bytes of an alarm that are read; it has some hundred.
    private static let maximumAlarmBytes = 1 << 16

    private let folder: String

    /// What stands in `alarm.json`.
    private struct AlarmDocument: Codable {
        let since: Int64
        let reason: AlarmReason
        let position: Int?
        let agreesAtSize: Int?
        let contradictsAtSize: Int?

        enum Key: String, CodingKey { case since, reason, position, agreesAtSize, contradictsAtSize }

        init(_ alarm: SigningAlarm, since: Int64) {
            self.since = since
            reason = alarm.reason
            position = alarm.position
            agreesAtSize = alarm.agreesAtSize
            contradictsAtSize = alarm.contradictsAtSize
        }

        // By hand, because readers expect a null where there is no position.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(since, forKey: .since)
            try container.encode(reason, forKey: .reason)
            try container.encode(position, forKey: .position)
            try container.encodeIfPresent(agreesAtSize, forKey: .agreesAtSize)
            try container.encodeIfPresent(contradictsAtSize, forKey: .contradictsAtSize)
        }
    }

    /// Takes the folder, which is made where it is missing.
    public init(folder: String) throws(DurableFileError) {
        try DurableFile.makeFolder(folder, mode: Self.folderMode)
        self.folder = folder
    }

    /// Publishes the key that verifies the checkpoints.
    public func publish(_ key: VerifierKey) throws(DurableFileError) {
        try write("verifier.key", Array((key.text + "\n").utf8))
    }

    /// Publishes the newest checkpoint.
    func publish(_ note: SignedNote) throws(DurableFileError) {
        try write("checkpoint", Array(note.serialized.utf8))
    }

    /// The checkpoint that is published; nil when there is none.
    func checkpoint() throws(DurableFileError) -> [UInt8]? {
        try read("checkpoint", maximumBytes: SignedNote.maximumBytes)
    }

    /// Says that nothing is signed, and why.
    ///
    /// - Parameter microseconds: Since when, since 1970-01-01 UTC.
    func raise(_ alarm: SigningAlarm, since microseconds: Int64) throws(DurableFileError) {
        try write("alarm.json", AlarmDocument(alarm, since: microseconds).jsonLine())
    }

    /// Says that the log is signed again.
    func clearAlarm() throws(DurableFileError) {
        try DurableFile.remove(folder + "/alarm.json")
    }

    /// The alarm that stands; nil when there is none, or none that can be read.
    func alarm() throws(DurableFileError) -> SigningAlarm? {
        guard let bytes = try read("alarm.json", maximumBytes: Self.maximumAlarmBytes),
            let document = try? JSONDecoder().decode(AlarmDocument.self, from: Data(bytes))
        else { return nil }
        return SigningAlarm(
            document.reason, at: document.position, agreesAtSize: document.agreesAtSize,
            contradictsAtSize: document.contradictsAtSize)
    }

    private func write(_ name: String, _ bytes: [UInt8]) throws(DurableFileError) {
        try DurableFile.replace("\(folder)/\(name)", with: bytes, mode: Self.fileMode)
    }

    private func read(_ name: String, maximumBytes: Int) throws(DurableFileError) -> [UInt8]? {
        do throws(DurableFileError) {
            return try DurableFile.read("\(folder)/\(name)", maximumBytes: maximumBytes)
        } catch  where error.isAbsence {
            return nil
        }
    }
}
