import HTTPTypes

/// Reads the members of a JSON body by name, and refuses what is missing, of another kind, too long or unknown.
///
/// A member becomes known by being read. Nothing that the caller sent is repeated in a refusal.
/// - Rule: X-7.
struct BodyReader {
    /// Most characters of a text when a command names no number: a reason in a few sentences.
    static let defaultMaximumCharacters = 500

    private let members: JSONMembers
    private var read: Set<String> = []

    /// Takes the body apart; it must be one JSON object.
    ///
    /// - Throws: `malformedBody`.
    init(_ body: [UInt8]) throws(Problem) {
        let element: JSONElement
        do throws(StrictJSONError) { element = try StrictJSON.parse(body) } catch {
            throw Problem(.malformedBody, detail: Self.explanation(of: error.kind))
        }
        try self.init(element, name: nil)
    }

    /// Takes an object inside a body apart.
    ///
    /// - Parameter name: What the object is called in refusals; nil for the body itself.
    init(_ element: JSONElement, name: String?) throws(Problem) {
        guard case .object(let members) = element else {
            throw Problem(.malformedBody, detail: "\(name.map { "“\($0)”" } ?? "请求内容")须为一个 JSON 对象。")
        }
        self.members = members
    }

    /// A text that must be there, at least one character and no control character but line feed and tab.
    mutating func text(_ name: String, maximum: Int = defaultMaximumCharacters) throws(Problem) -> String {
        guard let text = try optionalText(name, maximum: maximum) else { throw Self.missing(name) }
        return text
    }

    /// A text that may be absent or null.
    mutating func optionalText(
        _ name: String, maximum: Int = defaultMaximumCharacters
    ) throws(Problem) -> String? {
        guard let element = element(name) else { return nil }
        guard case .text(let text) = element, !text.isEmpty, text.unicodeScalars.count <= maximum,
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t" })
        else {
            throw Problem(.malformedBody, detail: "“\(name)”须为1至\(maximum)个字的文本。")
        }
        return text
    }

    /// A whole number in a range that must be there.
    mutating func integer(_ name: String, in range: ClosedRange<Int64>) throws(Problem) -> Int64 {
        guard let element = element(name) else { throw Self.missing(name) }
        guard case .integer(let value) = element, range.contains(value) else {
            throw Problem(
                .malformedBody, detail: "“\(name)”须为\(range.lowerBound)至\(range.upperBound)之间的整数。")
        }
        return value
    }

    /// `true` or `false` that must be there.
    mutating func boolean(_ name: String) throws(Problem) -> Bool {
        guard let element = element(name) else { throw Self.missing(name) }
        guard case .boolean(let value) = element else {
            throw Problem(.malformedBody, detail: "“\(name)”须为 true 或 false。")
        }
        return value
    }

    /// A list that may be absent or null.
    mutating func optionalList(_ name: String, maximum: Int) throws(Problem) -> [JSONElement]? {
        guard let element = element(name) else { return nil }
        guard case .array(let elements) = element, !elements.isEmpty, elements.count <= maximum else {
            throw Problem(.malformedBody, detail: "“\(name)”须为1至\(maximum)项的列表。")
        }
        return elements
    }

    /// A list of texts that may be absent or null.
    mutating func optionalTexts(
        _ name: String, maximum: Int, maximumCharacters: Int
    ) throws(Problem) -> [String]? {
        guard let elements = try optionalList(name, maximum: maximum) else { return nil }
        var texts: [String] = []
        for element in elements {
            guard case .text(let text) = element, !text.isEmpty, text.unicodeScalars.count <= maximumCharacters else {
                throw Problem(.malformedBody, detail: "“\(name)”的各项须为1至\(maximumCharacters)个字的文本。")
            }
            texts.append(text)
        }
        return texts
    }

    /// Any value; nil when it is absent or null.
    mutating func element(_ name: String) -> JSONElement? {
        read.insert(name)
        let element = members[name]
        return element == .null ? nil : element
    }

    /// Refuses members that nothing has read; call last.
    func finish() throws(Problem) {
        guard members.members.allSatisfy({ read.contains($0.name) }) else {
            let known = read.sorted().joined(separator: "、")
            throw Problem(.malformedBody, detail: "请求内容中有未知的项；可用的项为：\(known)。")
        }
    }

    private static func missing(_ name: String) -> Problem {
        Problem(.malformedBody, detail: "缺少“\(name)”。")
    }

    private static func explanation(of kind: StrictJSONError.Kind) -> String {
        switch kind {
        case .malformed: "请求内容不是合格的 JSON。"
        case .invalidText, .nulCharacter: "请求内容中有无法识别的字符；须为 UTF-8 编码。"
        case .repeatedName: "请求内容中同一项出现了两次。"
        case .tooDeep: "请求内容嵌套过深。"
        case .tooManyMembers: "请求内容的项过多。"
        }
    }
}
