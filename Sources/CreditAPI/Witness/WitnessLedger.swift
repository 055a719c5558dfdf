import Cryptography
public import DurableFiles
import HTTPTypes
public import TransparencyLog

/// What a witness has cosigned, and what it cosigns next: nothing that contradicts it.
///
/// One file per log holds the newest cosigned checkpoint and is on disk before a cosignature leaves. Belongs to one thread, so
/// that comparing and remembering are one step.
/// - Rule: HZ-Q15 (C2SP tlog-witness).
public final class WitnessLedger {
    private static let folderMode: UInt32 = 0o700
    private static let fileMode: UInt32 = 0o600
    /// What a log's file is called, behind the digest of its origin.
    private static let suffix = ".checkpoint"

    /// Why a witness does not start.
    public enum StartRefusal: Error, Sendable, CustomStringConvertible {
        /// A file or folder cannot be used; another witness may have it.
        case file(DurableFileError)
        /// A file does not hold what this witness cosigned for a log that it watches.
        case damaged(path: String)

        public var description: String {
            switch self {
            case .file(let error): error.description
            case .damaged(let path): "\(path) does not hold what this witness cosigned; put a copy of it back"
            }
        }
    }

    private let signer: NoteSigner
    private let logs: LogPolicy
    private let folder: String
    private let lock: ExclusiveLock
    private let hasher = MerkleHasher()
    /// By origin.
    private var newest: [String: SignedNote] = [:]

    /// Reads what was cosigned.
    ///
    /// - Parameters:
    ///   - signer: The witness's key.
    ///   - logs: The logs that it watches.
    ///   - folder: Is made where it is missing.
    public init(signer: NoteSigner, logs: LogPolicy, folder: String) throws(StartRefusal) {
        self.signer = signer
        self.logs = logs
        self.folder = folder
        do throws(DurableFileError) {
            try DurableFile.makeFolder(folder, mode: Self.folderMode)
            lock = try ExclusiveLock(folder + "/lock")
        } catch { throw .file(error) }
        for origin in Set(logs.logs.map(\.key.name)) {
            let path = path(of: origin)
            let bytes: [UInt8]
            do throws(DurableFileError) {
                bytes = try DurableFile.read(path, maximumBytes: SignedNote.maximumBytes)
            } catch {
                if error.isAbsence { continue }
                throw .file(error)
            }
            // Whatever is wrong with it: to forget it would be to cosign anything.
            guard let note = try? SignedNote(String(decoding: bytes, as: UTF8.self)),
                (try? note.verify(by: signer.verifierKey)) != nil, let checkpoint = try? Checkpoint(text: note.text),
                checkpoint.origin == origin
            else { throw .damaged(path: path) }
            newest[origin] = note
        }
    }

    /// Answers `add-checkpoint`. Blocks until what is cosigned is on disk.
    ///
    /// - Parameter seconds: Now, since 1970-01-01 UTC.
    func add(_ body: [UInt8], at seconds: Int) -> WitnessAnswer {
        let submission: WitnessSubmission
        do throws(NoteError) {
            submission = try WitnessSubmission(String(decoding: body, as: UTF8.self))
        } catch { return WitnessAnswer(.badRequest, error.description + "\n") }
        let decision = WitnessDecision.of(
            submission, logs: logs, last: { newest[$0].flatMap { try? Checkpoint(text: $0.text) } }, using: hasher)
        switch decision {
        case .malformed: return WitnessAnswer(.badRequest, "no checkpoint, or smaller than what it extends\n")
        case .unknownLog: return WitnessAnswer(.notFound, "a log that this witness does not watch\n")
        case .forbidden: return WitnessAnswer(.forbidden, "not signed by the log's key\n")
        case .conflict(let size): return WitnessAnswer(.conflict, "\(size)\n", isSize: true)
        case .inconsistent: return WitnessAnswer(.unprocessableContent, "does not extend what was cosigned\n")
        case .cosign(let checkpoint): return cosign(submission.note, checkpoint, at: seconds)
        }
    }

    /// Answers the newest checkpoint that was cosigned for a log.
    ///
    /// - Parameter originDigest: SHA-256 of the origin, 64 hexadecimal digits in lower case.
    func checkpoint(originDigest: String) -> WitnessAnswer {
        guard let note = newest.first(where: { Self.digest($0.key) == originDigest })?.value else {
            return WitnessAnswer(.notFound, "nothing was cosigned for this log\n")
        }
        return WitnessAnswer(.ok, note.serialized)
    }

    private func cosign(_ note: SignedNote, _ checkpoint: Checkpoint, at seconds: Int) -> WitnessAnswer {
        do {
            let cosignature = try signer.cosign(note.text, time: seconds)
            // Signatures of others mean nothing to this witness, which could not answer for them.
            let own = note.signatures.filter { signature in
                logs.logs.contains { $0.key.isValid(signature, on: note.text) }
            }
            let cosigned = SignedNote(text: note.text, signatures: own + [cosignature])
            try DurableFile.replace(
                path(of: checkpoint.origin), with: Array(cosigned.serialized.utf8), mode: Self.fileMode)
            newest[checkpoint.origin] = cosigned
            return WitnessAnswer(.ok, cosignature.line)
        } catch {
            // The disk is full or the library failed: nothing leaves, and the log asks again.
            return WitnessAnswer(.internalServerError, "not cosigned\n")
        }
    }

    private func path(of origin: String) -> String {
        "\(folder)/\(Self.digest(origin))\(Self.suffix)"
    }

    private static func digest(_ origin: String) -> String {
        Digest.of(Array(origin.utf8), .sha256).map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

@available(*, unavailable)
extension WitnessLedger: Sendable {}
