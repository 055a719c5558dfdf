/// Splits Swift source into code and string literals, well enough for the rules.
///
/// Knows line and block comments, one-line, multi-line and raw literals. Code inside an interpolation counts as literal.
struct SwiftText {
    /// The source without comments and without the content of literals; lines are kept.
    private(set) var code = ""
    /// The content of all string literals, in order.
    private(set) var literals: [String] = []

    init(_ source: String) {
        var rest = Substring(source)
        while let character = rest.first {
            if rest.hasPrefix("//") {
                rest = rest[(rest.firstIndex(of: "\n") ?? rest.endIndex)...]
            } else if rest.hasPrefix("/*") {
                skipBlockComment(&rest)
            } else if let opening = Self.opening(of: rest) {
                takeLiteral(&rest, opening)
            } else {
                code.append(character)
                rest.removeFirst()
            }
        }
    }

    private static func opening(of text: Substring) -> (pounds: Int, quotes: Int)? {
        let pounds = text.prefix { $0 == "#" }.count
        let quoted = text.dropFirst(pounds)
        guard quoted.first == "\"" else { return nil }
        return (pounds, quoted.hasPrefix("\"\"\"") ? 3 : 1)
    }

    private mutating func skipBlockComment(_ rest: inout Substring) {
        rest.removeFirst(2)
        var depth = 1
        while depth > 0, let character = rest.first {
            if rest.hasPrefix("/*") {
                depth += 1
                rest.removeFirst(2)
            } else if rest.hasPrefix("*/") {
                depth -= 1
                rest.removeFirst(2)
            } else {
                if character == "\n" { code.append("\n") }
                rest.removeFirst()
            }
        }
    }

    private mutating func takeLiteral(_ rest: inout Substring, _ opening: (pounds: Int, quotes: Int)) {
        let pounds = String(repeating: "#", count: opening.pounds)
        let closing = String(repeating: "\"", count: opening.quotes) + pounds
        rest.removeFirst(opening.pounds + opening.quotes)
        code.append("\"")
        var literal = ""
        while let character = rest.first, !rest.hasPrefix(closing) {
            if rest.hasPrefix("\\" + pounds) {
                rest.removeFirst(1 + opening.pounds)
                if let escaped = rest.first {
                    literal.append(escaped)
                    rest.removeFirst()
                }
                continue
            }
            if character == "\n" { code.append("\n") }
            literal.append(character)
            rest.removeFirst()
        }
        rest = rest.dropFirst(closing.count)
        code.append("\"")
        literals.append(literal)
    }
}
