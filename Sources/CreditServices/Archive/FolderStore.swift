import CreditInformation
import DurableFiles
import FoundationEssentials
import Glibc

/// A file store in a folder of this machine: `<first two digits>/<32 digits of the id>`, readable by its owner only.
///
/// The 256 folders are made once, by whoever sets the platform up, and never by a write: where they are missing there is
/// no store but, for instance, the place at which a disk was not mounted, and nothing is kept there or said to be lost.
/// - Rule: HZ-Q16.
public struct FolderStore: FileStore {
    /// Its owner only: there are no others who have to read scans.
    private static let folderMode: UInt32 = 0o700
    private static let fileMode: UInt32 = 0o600
    /// Digits of an id.
    private static let idDigits = 32
    /// Folders, so that none of them grows to millions of names.
    private static let prefixes = (0...255).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    /// What DurableFiles puts behind the name of what is being written.
    private static let partialSuffix = ".partial"
    /// What a file system of its own has in its first folder.
    private static let fileSystemsOwn = "lost+found"

    private let folder: String

    /// Takes the folder of a store that was created.
    ///
    /// - Parameter folder: Absolute path.
    /// - Throws: `.notCreated` when a folder of the store is missing; `.failed` when one can't be written to.
    public init(folder: String) throws(FileStoreError) {
        self.folder = folder
        do throws(DurableFileError) {
            for prefix in Self.prefixes { try DurableFile.requireWritableFolder("\(folder)/\(prefix)") }
        } catch { throw error.isAbsence ? .notCreated : Self.error(error) }
    }

    /// Makes the folders of a store, or those that are missing; what lies in them stays.
    ///
    /// - Parameter folder: Absolute path.
    public static func create(folder: String) throws(FileStoreError) {
        do throws(DurableFileError) {
            try DurableFile.makeFolder(folder, mode: folderMode)
            try DurableFile.makeFolders(prefixes, in: folder, mode: folderMode)
        } catch { throw Self.error(error) }
    }

    public var kind: String { "folder" }

    public func write(_ sealed: [UInt8], id: UInt128) throws(FileStoreError) {
        do throws(DurableFileError) {
            try DurableFile.make(path(id), with: sealed, mode: Self.fileMode)
        } catch { throw Self.error(error, absence: .notCreated) }
    }

    public func read(_ id: UInt128, maximumBytes: Int) throws(FileStoreError) -> [UInt8] {
        do throws(DurableFileError) { return try DurableFile.read(path(id), maximumBytes: maximumBytes) } catch {
            if error.isAbsence { try requireFolder(of: id) }
            throw Self.error(error)
        }
    }

    public func holds(_ id: UInt128) throws(FileStoreError) -> Bool {
        do throws(FileStoreError) {
            // Opened to see whether it is there; whatever it holds is more than is taken.
            _ = try read(id, maximumBytes: 0)
            return true
        } catch {
            switch error {
            case .absent: return false
            case .tooLarge: return true
            case .full, .notCreated, .unreadable, .failed: throw error
            }
        }
    }

    public func remove(_ id: UInt128) throws(FileStoreError) {
        try requireFolder(of: id)
        try remove(path: path(id))
    }

    public func remove(_ entry: FileStoreEntry) throws(FileStoreError) {
        switch entry.kind {
        case .file(let id): try remove(id)
        case .partial: try remove(path: "\(folder)/\(entry.name)")
        case .foreign: return
        }
    }

    public func contents() throws(FileStoreError) -> [FileStoreEntry] {
        var entries: [FileStoreEntry] = []
        for name in try names("") where !Self.prefixes.contains(name) && name != Self.fileSystemsOwn {
            if let entry = entry(name, in: nil) { entries.append(entry) }
        }
        for prefix in Self.prefixes {
            for name in try names(prefix) {
                if let entry = entry(name, in: prefix) { entries.append(entry) }
            }
        }
        return entries
    }

    // MARK: Names

    private static func digits(_ id: UInt128) -> String { Digest128(id).text.filter { $0 != "-" } }

    private static func prefix(_ id: UInt128) -> String { String(digits(id).prefix(2)) }

    private func path(_ id: UInt128) -> String { "\(folder)/\(Self.prefix(id))/\(Self.digits(id))" }

    private static func isHexadecimal(_ text: String, digits: Int) -> Bool {
        text.utf8.count == digits && text.utf8.allSatisfy { 48...57 ~= $0 || 97...102 ~= $0 }
    }

    private static func kind(_ name: String, in prefix: String?) -> FileStoreEntry.Kind {
        let isPartial = name.hasSuffix(partialSuffix)
        let digits = isPartial ? String(name.dropLast(partialSuffix.count)) : name
        guard let prefix, isHexadecimal(digits, digits: idDigits), digits.hasPrefix(prefix),
            let id = UInt128(digits, radix: 16)
        else { return .foreign }
        return isPartial ? .partial : .file(id)
    }

    // MARK: File system

    private func names(_ place: String) throws(FileStoreError) -> [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(place)").sorted() } catch {
            throw .unreadable(place)
        }
    }

    /// What a name stands for; nil when another program has removed it since.
    private func entry(_ name: String, in prefix: String?) -> FileStoreEntry? {
        let place = prefix.map { "\($0)/" } ?? ""
        // Absent is an answer here, and the only one that matters.
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(place)\(name)"),
            let date = attributes[.modificationDate] as? Date
        else { return nil }
        let kind = Self.kind(name, in: prefix)
        var shown = name
        if kind == .foreign {
            // A name that a person has given may be another person's name: its number finds it, too (find -inum).
            shown = "inode-\((attributes[.systemFileNumber] as? UInt64) ?? 0)"
        }
        return FileStoreEntry(
            kind: kind, name: place + shown, modifiedAtSeconds: Int64(date.timeIntervalSince1970))
    }

    /// What is missing in a folder that is missing is not lost.
    private func requireFolder(of id: UInt128) throws(FileStoreError) {
        do throws(DurableFileError) {
            try DurableFile.requireWritableFolder("\(folder)/\(Self.prefix(id))")
        } catch { throw Self.error(error, absence: .notCreated) }
    }

    private func remove(path: String) throws(FileStoreError) {
        do throws(DurableFileError) { try DurableFile.remove(path) } catch {
            throw Self.error(error, absence: .notCreated)
        }
    }

    private static func error(_ error: DurableFileError, absence: FileStoreError = .absent) -> FileStoreError {
        if error.isAbsence { return absence }
        switch error.cause {
        case .system(ENOSPC), .system(EDQUOT), .system(EFBIG): return .full
        case .tooLarge: return .tooLarge
        default: return .failed(error)
        }
    }
}
