/// What a path in the settings may look like, without looking at the disk.
enum PathRule {
    /// Longest path of a unix socket on Linux in bytes, without the closing zero (`sun_path` has 108).
    static let maximumSocketBytes = 107

    /// Whether the path has no empty, `.` or `..` part and no control character.
    ///
    /// Such parts have no use in settings, and without them two keys are equal exactly when their texts are.
    static func isPlain(_ path: String) -> Bool {
        let body = path.hasPrefix("/") ? path.dropFirst() : path[...]
        guard !body.isEmpty, !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return false }
        return body.split(separator: "/", omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }

    /// The path itself when absolute, else below the folder.
    static func absolute(_ path: String, under folder: String) -> String {
        path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }

    /// The part before the last slash; `/` for a file in the root folder.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }
}
