/// The settings are refused; every reason is listed, not only the first.
public struct SettingsError: Error, Equatable, CustomStringConvertible {
    /// All problems, sorted by key; never empty.
    public let problems: [SettingsProblem]

    /// Makes the error; the problems are put in order of their keys.
    public init(_ problems: [SettingsProblem]) {
        self.problems = problems.sorted { ($0.key, $0.allowed) < ($1.key, $1.allowed) }
    }

    /// All problems, one a line; holds no secret and no content of a secret file.
    public var description: String {
        "settings refused, \(problems.count) problem(s):\n"
            + problems.map { "  \($0)" }.joined(separator: "\n")
    }
}
