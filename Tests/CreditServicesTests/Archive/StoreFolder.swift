import CreditServices
import FoundationEssentials

/// A folder of its own for one test.
final class StoreFolder {
    static let id: UInt128 = 0xab00_0000_0000_4000_8000_0000_0000_00f1
    static let name = "ab/ab0000000000400080000000000000f1"

    let path = FileManager.default.temporaryDirectory.path + "/credit-folder-\(UUID().uuidString)"

    // What stays in the temporary directory does no harm.
    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A new store in it.
    func store() throws -> FolderStore {
        try FolderStore.create(folder: path)
        return try FolderStore(folder: path)
    }

    /// In decimal digits.
    func mode(_ name: String) throws -> String {
        "\(try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.posixPermissions] ?? 0)"
    }

    /// Of the file in its file system.
    func number(_ name: String) throws -> String {
        "\(try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.systemFileNumber] ?? 0)"
    }

    /// Puts a file, readable by all, and the folders above it.
    func put(_ name: String, _ text: String = "x") throws {
        let place = "\(path)/\(name)"
        let parent = place.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: place))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: place)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }

    func move(to suffix: String) throws {
        try FileManager.default.moveItem(atPath: path, toPath: "\(path)-\(suffix)")
    }

    func moveBack(from suffix: String) throws {
        try FileManager.default.moveItem(atPath: "\(path)-\(suffix)", toPath: path)
    }
}
