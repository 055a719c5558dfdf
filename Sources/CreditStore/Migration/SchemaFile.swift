import Cryptography
import FoundationEssentials

/// One file of `sql/`.
public struct SchemaFile: Sendable, Equatable {
    /// What a file is for, and so when and how often it is applied; in the order of application.
    public enum Kind: String, Sendable, CaseIterable {
        /// Everything that a role may do; again whenever it changes.
        case roles
        /// A step of the schema; once, and never in another form.
        case migrations
        /// A function; again whenever it changes.
        case functions
        /// Policies; again whenever they change.
        case policies
        /// Data that the platform itself needs; again whenever they change.
        case seeds
    }

    /// What it is for.
    public let kind: Kind
    /// Path below `sql/`.
    public let path: String
    /// The statements.
    public let text: String
    /// SHA-256 of the bytes.
    public let checksum: [UInt8]

    /// A file with its content.
    public init(kind: Kind, path: String, text: String) {
        self.kind = kind
        self.path = path
        self.text = text
        checksum = Digest.of(text, .sha256)
    }

    /// Reads the folder in the order of application: by kind, then by name.
    ///
    /// - Throws: `MigrationError.unreadable` naming the folder or file.
    public static func load(folder: String) throws(MigrationError) -> [SchemaFile] {
        var files: [SchemaFile] = []
        for kind in Kind.allCases {
            let place = folder + "/" + kind.rawValue
            guard FileManager.default.fileExists(atPath: place) else { continue }
            let names: [String]
            do { names = try FileManager.default.contentsOfDirectory(atPath: place) } catch {
                throw .unreadable(place)
            }
            for name in names.sorted() where name.hasSuffix(".sql") {
                guard let data = FileManager.default.contents(atPath: place + "/" + name),
                    let text = String(validating: data, as: UTF8.self)
                else { throw .unreadable(place + "/" + name) }
                files.append(SchemaFile(kind: kind, path: kind.rawValue + "/" + name, text: text))
            }
        }
        guard files.contains(where: { $0.kind == .migrations }) else { throw .unreadable(folder + "/migrations") }
        return files
    }
}
