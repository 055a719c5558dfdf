import CreditStore
import DurableFiles
import FoundationEssentials
import Postgres
import QueryLog
import Settings
import TransparencyLog

/// `creditctl log archive`, `approve`, `detach`, `attach` and `archives`.
struct LogArchiveAction {
    /// Bytes of a list of keys that are still read.
    private static let maximumKeyBytes = 65_536

    let context: CommandContext

    /// Makes a month's bundle, reads it back and records it.
    func archive(_ arguments: CommandArguments) throws {
        let month = try Self.month(arguments)
        let settings = try context.settings()
        let store = try archives(settings)
        let policy = try GivenTrust.policy(key: arguments["--key"], settings.queryLog)
        let progress = ProgressLine("archive \(month)")
        defer { progress.finish() }
        let reading = try QueryLogVerificationStore(context.connect(settings, as: settings.database.auditorUser))
        let bundle = try wrapped {
            let bundle = try MonthArchiving(
                month, directory: try arguments.required("--directory"), store: reading, policy: policy
            ).run(
                archives: try store.archives(), reader: CommandContext.account(), nowMicroseconds: CommandContext.now()
            ) { done, total in
                progress.show(done: done, total: total, count: done, of: "entries")
            }
            try store.record(
                firstDay: month.firstDay, positions: bundle.positions, digest: bundle.digest,
                account: CommandContext.account(), nowMicroseconds: CommandContext.now())
            return bundle
        }
        progress.finish()
        print(
            "archived \(month): positions \(Self.words(bundle.positions)), manifest \(Self.hexadecimal(bundle.digest))")
    }

    /// Verifies a bundle and signs the consent that its month may leave the database.
    func approve(_ arguments: CommandArguments) throws {
        let month = try Self.month(arguments)
        let settings = try context.settings()
        let bundle = try verified(month, arguments, settings)
        let file = NoteKeyFile(try arguments.required("--key"))
        let signer = try wrapped { try file.signer() }
        try wrapped {
            let approval = try DetachmentApproval(bundle, by: signer)
            try ApprovalFiles(bundle).keep(approval, of: signer.verifierKey)
            try archives(settings).approve(
                firstDay: month.firstDay, digest: bundle.digest, approver: signer.verifierKey.name,
                approval: approval.note.serialized, nowMicroseconds: CommandContext.now())
        }
        print("approved \(month) as \(signer.verifierKey.name): manifest \(Self.hexadecimal(bundle.digest))")
    }

    /// Makes a person's key.
    func createApproverKey(_ arguments: CommandArguments) throws {
        let file = NoteKeyFile(try arguments.required("--file"))
        let name = try arguments.required("--name")
        print(try wrapped { try file.create(name: name, type: .ed25519).text })
    }

    /// Takes a month out of the database, once its bundle verified again and two persons of the list approved.
    func detach(_ arguments: CommandArguments) throws {
        let month = try Self.month(arguments)
        let settings = try context.settings()
        let keys = try listedKeys(try arguments.required("--approvers"))
        let bundle = try verified(month, arguments, settings)
        try wrapped {
            try DetachmentApproval.check(ApprovalFiles(bundle).all(), of: bundle, among: keys)
            let store = try archives(settings)
            guard
                try store.archives().contains(where: {
                    $0.firstDay == month.firstDay && $0.manifestDigest == bundle.digest
                })
            else { throw ArchivingError.notRecorded(month) }
            try store.detach(
                firstDay: month.firstDay, account: CommandContext.account(), nowMicroseconds: CommandContext.now())
        }
        print("detached \(month): its entries are in the bundle, and in the table that is kept beside the log")
    }

    /// Puts a month back.
    func attach(_ arguments: CommandArguments) throws {
        let month = try Self.month(arguments)
        let settings = try context.settings()
        try wrapped {
            try archives(settings).attach(
                firstDay: month.firstDay, account: CommandContext.account(), nowMicroseconds: CommandContext.now())
        }
        print("attached \(month)")
    }

    /// Lists the archived months.
    func list(_ arguments: CommandArguments) throws {
        for row in try archives(context.settings()).archives() {
            let month = LogMonth(firstDay: row.firstDay)?.description ?? "day \(row.firstDay)"
            print(
                "\(month)  \(row.isAttached ? "attached" : "detached")  \(Self.words(row.firstPosition..<row.endPosition))  "
                    + "\(row.approvals) approvals  \(Self.hexadecimal(row.manifestDigest))  "
                    + "\(LogTime.text(row.recordedAtMicroseconds))  \(row.recordedBy)")
        }
    }

    private func verified(
        _ month: LogMonth, _ arguments: CommandArguments, _ settings: Settings
    ) throws -> ArchiveBundle {
        let policy = try GivenTrust.policy(key: arguments["--log-key"], settings.queryLog)
        let folder = try arguments.required("--archive")
        return try wrapped {
            let bundle = try ArchiveBundle(folder: folder + "/query-log-\(month)")
            var verification = BundleVerification(bundle, policy: policy)
            try verification.run()
            return bundle
        }
    }

    private func archives(_ settings: Settings) throws -> QueryLogArchiveStore {
        QueryLogArchiveStore(try context.connect(settings, as: settings.database.archivistUser))
    }

    private func listedKeys(_ path: String) throws -> [VerifierKey] {
        try wrapped {
            let bytes = try DurableFile.read(path, maximumBytes: Self.maximumKeyBytes)
            return try String(decoding: bytes, as: UTF8.self).split(separator: "\n")
                .filter { !$0.hasPrefix("#") && $0.contains { !$0.isWhitespace } }
                .map { try VerifierKey(String($0)) }
        }
    }

    /// Says in words what went wrong, with the status that scripts know.
    private func wrapped<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as ArchivingError {
            throw CommandFailure(.refused, error.description)
        } catch let error as BundleError {
            throw CommandFailure(.refused, error.description)
        } catch let error as DurableFileError {
            throw CommandFailure(.badData, error.description)
        } catch let error as NoteError {
            throw CommandFailure(.badData, error.description)
        } catch let error as NoteKeyFileError {
            throw CommandFailure(.refused, error.description)
        } catch let error as PostgresError {
            throw CommandFailure(.refused, error.debugDescription)
        }
    }

    private static func month(_ arguments: CommandArguments) throws(CommandFailure) -> LogMonth {
        guard let month = LogMonth(try arguments.required("--month")) else {
            throw CommandFailure(.usage, "--month wants a month such as 2026-07")
        }
        return month
    }

    private static func words(_ positions: Range<Int>) -> String {
        "\(positions.lowerBound)..<\(positions.upperBound)"
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
