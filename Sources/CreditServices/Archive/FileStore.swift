/// Where the sealed bytes of scanned materials lie, each under its id: a boundary, behind which another kind of store can
/// stand. What it keeps can't be read or changed unnoticed without the key.
///
/// Calls block; safe from any thread. One id is written once.
/// - Rule: HZ-Q16.
public protocol FileStore: Sendable {
    /// Kind of the store, as `stored_file.store` names it.
    var kind: String { get }

    /// Keeps the bytes; when it returns they outlast a power failure.
    ///
    /// - Throws: After a failure nothing is there that was not there before; bytes of the same id stay as they are.
    func write(_ sealed: [UInt8], id: UInt128) throws(FileStoreError)

    /// All bytes of an id.
    ///
    /// - Throws: `.absent` when the store is there and the bytes are not; `.tooLarge`.
    func read(_ id: UInt128, maximumBytes: Int) throws(FileStoreError) -> [UInt8]

    /// Whether there are bytes of an id.
    func holds(_ id: UInt128) throws(FileStoreError) -> Bool

    /// Removes the bytes of an id for good; nothing happens when there are none.
    func remove(_ id: UInt128) throws(FileStoreError)

    /// Everything that lies in the store.
    func contents() throws(FileStoreError) -> [FileStoreEntry]

    /// Removes what an interrupted write has left.
    func remove(_ entry: FileStoreEntry) throws(FileStoreError)
}
