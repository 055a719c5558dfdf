public import DurableFiles

/// Why a file store did not do what it should; names ids and places, never anything of a content.
public enum FileStoreError: Error, Sendable, Equatable {
    /// There is nothing of this id.
    case absent
    /// More bytes than the caller takes.
    case tooLarge
    /// There is no room; nothing was kept.
    case full
    /// There is no store, or not all of it: it was not created, or its disk is not mounted.
    case notCreated
    /// The folder can't be listed.
    case unreadable(String)
    /// Another failure of the file system.
    case failed(DurableFileError)
}
