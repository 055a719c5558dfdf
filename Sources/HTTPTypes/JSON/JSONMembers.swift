/// The members of a JSON object in the order of the text; each name stands once.
public struct JSONMembers: Sendable, Hashable {
    /// A name and its value.
    public struct Member: Sendable, Hashable {
        /// As written, escapes resolved.
        public let name: String
        /// What it stands for.
        public let value: JSONElement
    }

    /// In the order of the text.
    public private(set) var members: [Member] = []

    /// No members.
    init() {}

    /// The value of a name; nil when it is absent. Linear: objects of requests have a few members.
    public subscript(name: String) -> JSONElement? {
        members.first { $0.name == name }?.value
    }

    mutating func append(_ name: String, _ value: JSONElement) {
        members.append(Member(name: name, value: value))
    }
}
