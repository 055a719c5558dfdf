import Glibc
import Testing

/// A folder of its own for one test, removed when the test is over.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = "/tmp/credit-durable-\(getpid())-\(UInt64.random(in: .min ... .max))"
        try #require(unsafe mkdir(path, 0o700) == 0)
    }

    deinit {
        for name in names { _ = unsafe remove("\(path)/\(name)") }
        _ = unsafe rmdir(path)
    }

    subscript(_ name: String) -> String { "\(path)/\(name)" }

    /// What lies in the folder, sorted.
    var names: [String] {
        guard let folder = unsafe opendir(path) else { return [] }
        defer { _ = unsafe closedir(folder) }
        var names: [String] = []
        // The entry belongs to the folder until the next call.
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Writes a file with no promises.
    func write(_ name: String, _ text: String, mode: mode_t = 0o600) {
        let file = unsafe open(self[name], O_WRONLY | O_CREAT | O_TRUNC, mode)
        _ = unsafe Glibc.write(file, text, text.utf8.count)
        _ = fchmod(file, mode)
        close(file)
    }
}

/// Permission bits of a file, or nil when there is none.
func permissionBits(_ path: String) -> mode_t? {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return nil }
    return status.st_mode & 0o7777
}

/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
