import Cryptography
import FoundationEssentials
import Observability
import Synchronization

/// The authorities and revocation lists in force, taken from their files again whenever these change.
///
/// One for the daemon. Looking at the files and reading them may take a moment and happens on the thread of whoever calls
/// `refresh`; every other thread asks for what was read last. Files that can't be used leave the last good ones in force:
/// their lists end by themselves, and until then they refuse whom they refused.
/// - Rule: HZ-Q13, HZ-Q14.
final class CertificateTrust: Sendable {
    /// Between two looks at the files: a revocation counts from then on.
    static let interval = Duration.seconds(1)

    /// What is in force.
    struct Current: Sendable {
        /// Authorities and lists.
        let store: TrustStore
        /// Rises with every change: what was concluded from another one is void.
        let generation: Int
    }

    /// Why the files can't be used.
    struct Failure: Error, CustomStringConvertible {
        /// For the operator; names the files' faults, nothing from them.
        let description: String
    }

    /// What tells one content of a file from another without reading it.
    private struct Mark: Equatable {
        let modifiedAt: Date
        let bytes: Int
        let number: Int
    }

    private struct Content {
        var current: Current
        var marks: [Mark?]
        var hasFailed = false
    }

    private let authoritiesFile: String
    private let revocationListsFile: String
    private let log: Log
    private let content: Mutex<Content>

    /// Reads both files.
    init(authoritiesFile: String, revocationListsFile: String, log: Log) throws(Failure) {
        self.authoritiesFile = authoritiesFile
        self.revocationListsFile = revocationListsFile
        self.log = log
        // Looked at before they are read: a change in between is seen as one at the next look.
        let marks = [Self.mark(authoritiesFile), Self.mark(revocationListsFile)]
        let store = try Self.read(authoritiesFile, revocationListsFile)
        content = Mutex(Content(current: Current(store: store, generation: 0), marks: marks))
    }

    /// What is in force; any thread, 20 ns.
    var current: Current { content.withLock(\.current) }

    /// Looks at the files and takes changed ones over; call on one thread only.
    func refresh() {
        let marks = [Self.mark(authoritiesFile), Self.mark(revocationListsFile)]
        // A file that could not be used is tried again at every look: it may have been half written.
        guard content.withLock({ $0.marks != marks || $0.hasFailed }) else { return }
        do throws(Failure) {
            let store = try Self.read(authoritiesFile, revocationListsFile)
            let generation = content.withLock { content in
                content.current = Current(store: store, generation: content.current.generation + 1)
                content.marks = marks
                content.hasFailed = false
                return content.current.generation
            }
            log.write(
                .info, "certificate_trust_reloaded", .integer(.count, store.revocationListCount),
                .integer(.waiting, generation))
        } catch {
            let isNew = content.withLock { content in
                defer { content.hasFailed = true }
                return !content.hasFailed || content.marks != marks
            }
            content.withLock { $0.marks = marks }
            if isNew { log.write(.error, "certificate_trust_unusable") }
        }
    }

    private static func mark(_ path: String) -> Mark? {
        // A file that is not there has no mark; reading it says why.
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let modifiedAt = attributes[.modificationDate] as? Date
        else { return nil }
        return Mark(
            modifiedAt: modifiedAt, bytes: number(attributes[.size]), number: number(attributes[.systemFileNumber]))
    }

    /// A number; Foundation has used several types for these attributes.
    private static func number<Attribute>(_ attribute: Attribute?) -> Int {
        if let number = attribute as? Int { return number }
        if let number = attribute as? UInt64 { return Int(truncatingIfNeeded: number) }
        if let number = attribute as? UInt { return Int(truncatingIfNeeded: number) }
        return 0
    }

    private static func read(_ authorities: String, _ lists: String) throws(Failure) -> TrustStore {
        let contents = try [authorities, lists].map { (path) throws(Failure) -> [UInt8] in
            guard let data = FileManager.default.contents(atPath: path) else {
                throw Failure(description: "cannot read \(path)")
            }
            return [UInt8](data)
        }
        do throws(TrustStoreError) {
            return try TrustStore(authorities: contents[0], revocationLists: contents[1])
        } catch {
            throw Failure(description: "\(authorities), \(lists): \(error.description)")
        }
    }
}
