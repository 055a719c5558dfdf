/// One thing that is wrong with the settings.
public struct SettingsProblem: Sendable, Equatable, CustomStringConvertible {
    /// Dotted name of the key, e.g. `database.port`; the name of the environment variable for an unknown variable;
    /// the path of the file when the file itself is the problem.
    public let key: String
    /// What stands there, in the operator's spelling; nil when nothing stands there or when it must not be shown.
    public let value: String?
    /// What is allowed, as a phrase, e.g. `a whole number from 1 to 256`.
    public let allowed: String

    /// Makes a problem.
    ///
    /// - Parameter value: Never a secret: pass nil for keys of the section `secrets`.
    public init(key: String, value: String?, allowed: String) {
        self.key = key
        self.value = value
        self.allowed = allowed
    }

    /// One line, safe to show to the operator: key, bad value, allowed range.
    public var description: String {
        if let value {
            "\(key): \(value) is refused; allowed: \(allowed)"
        } else {
            "\(key): \(allowed)"
        }
    }

    /// Text from a file or a variable made fit for a terminal: no control characters, at most 80 characters.
    static func printable(_ text: String) -> String {
        let visible = text.unicodeScalars.prefix(80).map { scalar in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "�" : String(scalar)
        }
        return visible.joined() + (text.unicodeScalars.count > 80 ? "…" : "")
    }
}
