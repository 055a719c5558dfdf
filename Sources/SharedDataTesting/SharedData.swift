internal import FoundationEssentials

/// Real files beside the repository, for tests that are skipped, loudly, without them.
public enum SharedData {
    /// Folder with the files, from `CREDIT_SHARED` or found by walking up from this file.
    public static let folder: String? = {
        if let named = ProcessInfo.processInfo.environment["CREDIT_SHARED"] { return existing(named) }
        var parts = #filePath.split(separator: "/").dropLast()
        while !parts.isEmpty {
            if let found = existing("/" + parts.joined(separator: "/") + "/shared") { return found }
            parts = parts.dropLast()
        }
        return nil
    }()

    /// Whether every path is there; says so when one is not.
    public static func has(_ paths: String...) -> Bool {
        for path in paths {
            if let folder, FileManager.default.fileExists(atPath: folder + "/" + path) { continue }
            print("SKIPPED: no shared/\(path) beside the repository (or in CREDIT_SHARED)")
            return false
        }
        return true
    }

    /// Full path of a file that is there.
    public static func path(_ path: String) -> String { (folder ?? "") + "/" + path }

    /// The text of a file; empty when there is no folder.
    public static func text(_ path: String) throws -> String {
        guard let folder else { return "" }
        return try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
    }

    private static func existing(_ path: String) -> String? {
        FileManager.default.fileExists(atPath: path + "/data") ? path : nil
    }
}
