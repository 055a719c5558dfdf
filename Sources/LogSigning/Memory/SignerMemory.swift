import DurableFiles
import FoundationEssentials
public import TransparencyLog

/// The folder with what the signer must never forget. Held by one signer at a time; belongs to its thread.
///
/// - Rule: HZ-Q15.
public final class SignerMemory {
    /// Bytes of the state that are read at most: it has 62 hashes and one note.
    private static let maximumStateBytes = 1 << 20
    /// Bytes of a line of the history that are looked at; a line has one note.
    private static let maximumLineBytes = 2 * SignedNote.maximumBytes
    private static let folderMode: UInt32 = 0o700
    private static let fileMode: UInt32 = 0o600

    private let folder: String
    private let key: VerifierKey
    private let lock: ExclusiveLock

    /// A line of the history.
    private struct HistoryLine: Codable {
        let coveredUntil: Int64
        let note: String
    }

    /// A line of the list of alarms.
    private struct AlarmLine: Codable {
        let at: Int64
        let event: String
        let alarm: SigningAlarm
    }

    /// Takes the folder, which is made where it is missing.
    ///
    /// - Throws: `.file` also when another signer has the folder.
    public init(folder: String, key: VerifierKey) throws(MemoryRefusal) {
        do throws(DurableFileError) {
            try DurableFile.makeFolder(folder, mode: Self.folderMode)
            lock = try ExclusiveLock(folder + "/lock")
        } catch { throw .file(error) }
        self.folder = folder
        self.key = key
    }

    /// What was signed last; nil when nothing was.
    ///
    /// - Throws: `.lost` when there is a history but no state.
    func state() throws(MemoryRefusal) -> SignerState? {
        let bytes: [UInt8]
        do throws(DurableFileError) {
            bytes = try DurableFile.read(folder + "/state.json", maximumBytes: Self.maximumStateBytes)
        } catch  where error.isAbsence {
            if hasHistory { throw .lost }
            return nil
        } catch { throw .file(error) }
        return try SignerState(json: bytes, key: key)
    }

    /// Writes what was signed; on disk when it returns.
    func remember(_ state: SignerState) throws(DurableFileError) {
        try DurableFile.replace(folder + "/state.json", with: state.json(key: key), mode: Self.fileMode)
    }

    /// Adds a checkpoint to the history.
    func addToHistory(_ state: SignerState) throws(DurableFileError) {
        let line = HistoryLine(coveredUntil: state.coveredUntil, note: state.note.serialized).jsonLine()
        try DurableFile.append(folder + "/history", line, mode: Self.fileMode)
    }

    /// Adds a change of the alarms to their list.
    ///
    /// - Parameter microseconds: When, since 1970-01-01 UTC.
    func addToAlarms(_ change: AlarmChange, at microseconds: Int64) throws(DurableFileError) {
        let line =
            switch change {
            case .raised(let alarm): AlarmLine(at: microseconds, event: "alarm_raised", alarm: alarm)
            case .cleared(let alarm): AlarmLine(at: microseconds, event: "alarm_cleared", alarm: alarm)
            }
        try DurableFile.append(folder + "/alarms", line.jsonLine(), mode: Self.fileMode)
    }

    /// What the history says, the oldest first; a line that a crash cut off is left out.
    func history() throws(DurableFileError) -> [SignedStatement] {
        guard hasHistory else { return [] }
        var statements: [SignedStatement] = []
        var line: [UInt8] = []
        var reader = try BlockReader(folder + "/history")
        while try reader.readBlock() {
            for byte in reader.block {
                if byte != 0x0A {
                    if line.count < Self.maximumLineBytes { line.append(byte) }
                    continue
                }
                if let statement = Self.statement(line) { statements.append(statement) }
                line = []
            }
        }
        return statements
    }

    /// Sizes that each witness cosigned last, by the name of its key; a wrong one costs a request, no more.
    func witnessSizes() -> [String: Int] {
        guard let bytes = try? DurableFile.read(folder + "/witnesses.json", maximumBytes: Self.maximumStateBytes),
            let sizes = try? JSONDecoder().decode([String: Int].self, from: Data(bytes))
        else { return [:] }
        return sizes
    }

    /// Writes the sizes that witnesses cosigned last.
    func rememberWitnessSizes(_ sizes: [String: Int]) throws(DurableFileError) {
        try DurableFile.replace(folder + "/witnesses.json", with: sizes.jsonLine(), mode: Self.fileMode)
    }

    private var hasHistory: Bool {
        // A history that can't be read is one that is there.
        do throws(DurableFileError) {
            _ = try BlockReader(folder + "/history", blockBytes: 1)
            return true
        } catch { return !error.isAbsence }
    }

    private static func statement(_ line: [UInt8]) -> SignedStatement? {
        guard let read = try? JSONDecoder().decode(HistoryLine.self, from: Data(line)),
            let note = try? SignedNote(read.note), let checkpoint = try? Checkpoint(text: note.text)
        else { return nil }
        return SignedStatement(size: checkpoint.size, root: checkpoint.root, coveredUntil: read.coveredUntil)
    }
}

@available(*, unavailable)
extension SignerMemory: Sendable {}
