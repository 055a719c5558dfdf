/// One file of the repository, as the rules see it.
struct RepositoryFile: Sendable {
    /// Path from the repository's top, e.g. `Sources/Settings/Settings.swift`.
    let path: String
    let text: String

    /// The target that a Swift source belongs to; nil for everything else.
    var target: String? {
        let parts = path.split(separator: "/")
        guard parts.count >= 3, parts[0] == "Sources" || parts[0] == "Tests", path.hasSuffix(".swift") else {
            return nil
        }
        return String(parts[1])
    }

    /// Lines without comments and with the content of string literals left out.
    var code: [Substring] {
        SwiftText(text).code.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
