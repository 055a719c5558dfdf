/// A JSON object of a catalogue file, read so that one bad value does not hide the others.
///
/// Absent texts read as empty, unknown names as the fallback of the caller, which is always the strictest value;
/// both are complained about. Only a wrong JSON type throws.
struct LenientObject {
    private let container: KeyedDecodingContainer<Key>
    private let complaints: ReadingComplaints?

    /// Opens the object and complains about keys that are not in `known`.
    init(_ decoder: any Decoder, known: Set<String>) throws {
        container = try decoder.container(keyedBy: Key.self)
        complaints = ReadingComplaints.key.flatMap { decoder.userInfo[$0] } as? ReadingComplaints
        for key in container.allKeys.map(\.stringValue).sorted() where !known.contains(key) {
            complain(
                key, .unknownKey, "unknown key \"\(key)\"; allowed are \(known.sorted().joined(separator: ", "))")
        }
    }

    /// A text; empty when absent.
    func text(_ key: String) throws -> String {
        try optionalText(key) ?? ""
    }

    /// A text; nil when absent or empty.
    func optionalText(_ key: String) throws -> String? {
        let text = try container.decodeIfPresent(String.self, forKey: Key(key))
        return text?.isEmpty == true ? nil : text
    }

    /// A whole number; nil when absent.
    func optionalInteger(_ key: String) throws -> Int? {
        try container.decodeIfPresent(Int.self, forKey: Key(key))
    }

    /// A truth value.
    func flag(_ key: String, absent: Bool = false) throws -> Bool {
        try container.decodeIfPresent(Bool.self, forKey: Key(key)) ?? absent
    }

    /// A list of texts; empty when absent.
    func names(_ key: String) throws -> [String] {
        try list(key)
    }

    /// A list; empty when absent.
    func list<Element: Decodable>(_ key: String) throws -> [Element] {
        try container.decodeIfPresent([Element].self, forKey: Key(key)) ?? []
    }

    /// An object; nil when absent.
    func optional<Value: Decodable>(_ key: String) throws -> Value? {
        try container.decodeIfPresent(Value.self, forKey: Key(key))
    }

    /// A name of a form of its own; complains when it is absent or has another form.
    func name<Name: RawRepresentable<String>>(_ key: String, fallback: Name) throws -> Name {
        guard let text = try optionalText(key) else {
            complain(key, .missingText, "\(key) is missing")
            return fallback
        }
        if let name = Name(rawValue: text) { return name }
        complain(key, .unknownValue, "\(key) \"\(text)\" is no name of a rule set")
        return fallback
    }

    /// A name out of an enumeration; complains when it is absent and `absent` is nil, or when it is unknown.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, absent: Choice? = nil, fallback: Choice
    ) throws -> Choice {
        if let found: Choice = try optionalChoice(key, fallback: fallback) { return found }
        if let absent { return absent }
        complain(key, .missingText, "\(key) is missing; allowed are \(allowed(Choice.self))")
        return fallback
    }

    /// A name out of an enumeration; nil when absent, the fallback and a complaint when unknown.
    func optionalChoice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, fallback: Choice?
    ) throws -> Choice? {
        guard let name = try optionalText(key) else { return nil }
        if let choice = Choice(rawValue: name) { return choice }
        complain(key, .unknownValue, "\(key) \"\(name)\" is unknown; allowed are \(allowed(Choice.self))")
        return fallback
    }

    /// Names out of an enumeration; nil when absent. Unknown names are left out and complained about.
    func optionalChoices<Choice: RawRepresentable<String> & CaseIterable>(_ key: String) throws -> [Choice]? {
        guard let names: [String] = try optional(key) else { return nil }
        return names.compactMap { name in
            let choice = Choice(rawValue: name)
            if choice == nil {
                complain(key, .unknownValue, "\(key) \"\(name)\" is unknown; allowed are \(allowed(Choice.self))")
            }
            return choice
        }
    }

    /// Texts by the names of an enumeration; unknown names are left out and complained about.
    func texts<Choice: RawRepresentable<String> & CaseIterable>(
        by type: Choice.Type, _ key: String
    ) throws -> [Choice: String] {
        try objects(by: type, key)
    }

    /// Names of one enumeration by the names of another; the fallback and a complaint for unknown ones.
    func choices<Choice: RawRepresentable<String> & CaseIterable, Value: RawRepresentable<String> & CaseIterable>(
        by type: Choice.Type, _ key: String, fallback: Value
    ) throws -> [Choice: Value] {
        try texts(by: type, key).mapValues { name in
            if let value = Value(rawValue: name) { return value }
            complain(key, .unknownValue, "\(key) \"\(name)\" is unknown; allowed are \(allowed(Value.self))")
            return fallback
        }
    }

    /// Whole numbers by the names of an enumeration.
    func integers<Choice: RawRepresentable<String> & CaseIterable>(
        by type: Choice.Type, _ key: String
    ) throws -> [Choice: Int] {
        try objects(by: type, key)
    }

    /// Values by the names of an enumeration; unknown names are left out and complained about.
    func objects<Choice: RawRepresentable<String> & CaseIterable, Value: Decodable>(
        by type: Choice.Type, _ key: String
    ) throws -> [Choice: Value] {
        let named = try container.decodeIfPresent([String: Value].self, forKey: Key(key)) ?? [:]
        var chosen: [Choice: Value] = [:]
        for name in named.keys.sorted() {
            if let choice = Choice(rawValue: name) {
                chosen[choice] = named[name]
            } else {
                complain(key, .unknownValue, "\(key) \"\(name)\" is unknown; allowed are \(allowed(Choice.self))")
            }
        }
        return chosen
    }

    private func allowed<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) -> String {
        type.allCases.map(\.rawValue).joined(separator: ", ")
    }

    private func complain(_ key: String, _ rule: CatalogueRule, _ detail: String) {
        let path = (container.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }) + [key]
        complaints?.add(.init(path: path, rule: rule, detail: detail))
    }

    /// Any key of an object, so that unknown ones are seen.
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
