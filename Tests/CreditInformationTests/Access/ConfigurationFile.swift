import FoundationEssentials

/// Files of `config/`, as they are committed.
enum ConfigurationFile {
    /// The text of a file below `config/`; empty when absent, which the tests of its content then show.
    static func text(_ path: String) -> String {
        var folder = URL(filePath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        let data = FileManager.default.contents(atPath: folder.path + "/config/" + path)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Its bytes.
    static func bytes(_ path: String) -> [UInt8] { Array(text(path).utf8) }
}
