import CreditServices
import Synchronization

/// A file store in memory that fails where a test wants it to.
final class TestStore: FileStore {
    /// Where it fails.
    enum Fault: Equatable {
        /// Before anything is kept, as on a full disk.
        case full
        /// After a removal was asked for and before it is done, as a process that is killed.
        case killedBeforeRemoval
        /// When something is read.
        case unreadable
    }

    private struct State {
        var files: [UInt128: [UInt8]] = [:]
        var entries: [FileStoreEntry] = []
        var fault: Fault?
        var writes = 0
    }

    private let state = Mutex(State())
    /// Done after the bytes are kept and before `write` returns.
    private let afterWrite: @Sendable () -> Void

    init(afterWrite: @escaping @Sendable () -> Void = {}) {
        self.afterWrite = afterWrite
    }

    var kind: String { "folder" }

    var fault: Fault? {
        get { state.withLock(\.fault) }
        set { state.withLock { $0.fault = newValue } }
    }

    /// How often something was written.
    var writes: Int { state.withLock(\.writes) }

    /// What it holds; a test may change it.
    var files: [UInt128: [UInt8]] {
        get { state.withLock(\.files) }
        set { state.withLock { $0.files = newValue } }
    }

    /// Things beside the files; a test may add some.
    var others: [FileStoreEntry] {
        get { state.withLock(\.entries) }
        set { state.withLock { $0.entries = newValue } }
    }

    func write(_ sealed: [UInt8], id: UInt128) throws(FileStoreError) {
        if fault == .full { throw .full }
        state.withLock {
            $0.files[id] = sealed
            $0.writes += 1
        }
        afterWrite()
    }

    func read(_ id: UInt128, maximumBytes: Int) throws(FileStoreError) -> [UInt8] {
        if fault == .unreadable { throw .unreadable("test") }
        guard let bytes = files[id] else { throw .absent }
        guard bytes.count <= maximumBytes else { throw .tooLarge }
        return bytes
    }

    func holds(_ id: UInt128) throws(FileStoreError) -> Bool { files[id] != nil }

    func remove(_ id: UInt128) throws(FileStoreError) {
        if fault == .killedBeforeRemoval { throw .unreadable("test") }
        state.withLock { $0.files[id] = nil }
    }

    /// All files were last changed in 1970.
    func contents() throws(FileStoreError) -> [FileStoreEntry] {
        files.keys.sorted().map { FileStoreEntry(kind: .file($0), name: "\($0)", modifiedAtSeconds: 0) } + others
    }

    func remove(_ entry: FileStoreEntry) throws(FileStoreError) {
        if case .file(let id) = entry.kind { try remove(id) }
        state.withLock { state in state.entries.removeAll { $0 == entry } }
    }
}
