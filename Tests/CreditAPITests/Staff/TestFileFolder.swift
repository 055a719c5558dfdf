import CreditServices
import FoundationEssentials

/// A folder for scans, removed when the last test lets go of it.
final class TestFileFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/credit-files-\(UUID().uuidString)"
        try FolderStore.create(folder: path)
    }

    // What stays in the temporary directory does no harm.
    deinit { try? FileManager.default.removeItem(atPath: path) }
}
