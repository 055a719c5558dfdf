/// Writes HTML in which every text is escaped.
///
/// Tags, classes and attribute names are literals of the program; whatever comes from a document goes through `text`.
/// - Rule: PB-6.
struct HTMLWriter {
    /// What was written.
    private(set) var html = ""

    /// Writes an element with its content.
    mutating func element(_ tag: StaticString, class name: StaticString? = nil, _ content: (inout HTMLWriter) -> Void) {
        open(tag, class: name)
        content(&self)
        html += "</\(tag)>"
    }

    /// Writes an element around a text.
    mutating func element(_ tag: StaticString, class name: StaticString? = nil, text: String) {
        element(tag, class: name) { $0.text(text) }
    }

    /// Writes a row of a table of names and values.
    mutating func row(_ name: String, _ value: String) {
        element("tr") {
            $0.element("th", text: name)
            $0.element("td", text: value)
        }
    }

    /// Writes a text, escaped.
    mutating func text(_ text: String) {
        html += Self.escaped(text)
    }

    /// Writes markup of the program's own.
    mutating func markup(_ markup: StaticString) {
        html += "\(markup)"
    }

    private mutating func open(_ tag: StaticString, class name: StaticString?) {
        if let name { html += "<\(tag) class=\"\(name)\">" } else { html += "<\(tag)>" }
    }

    /// The text with everything escaped that means something to a browser.
    ///
    /// Control characters, those that turn the direction of writing round and those that nobody sees become U+FFFD: on
    /// paper, too, a text stays where it stands, and a name or a number reads as it is. Variants of a character stay.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            case _ where isUnseen(scalar): escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Whether nothing is drawn where the character stands, although it is there or turns its neighbours round.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
        }
    }
}
