/// The header fields of an answer, in the order in which they are sent.
///
/// A small array: answers carry fewer than ten fields, and a linear search beats hashing at that size.
public struct HTTPHeaderFields: Sendable, Hashable, ExpressibleByArrayLiteral {
    /// All fields in order; a name may appear more than once (`link`).
    public private(set) var fields: [HTTPHeaderField]

    /// Fields in the given order.
    public init(_ fields: [HTTPHeaderField] = []) {
        self.fields = fields
    }

    /// Fields in the order in which they are written.
    public init(arrayLiteral elements: HTTPHeaderField...) {
        fields = elements
    }

    /// Adds a field at the end, keeping others of the same name.
    public mutating func append(_ name: HTTPHeaderName, _ value: HTTPHeaderValue) {
        fields.append(HTTPHeaderField(name, value))
    }

    /// Puts one field in place of all of that name.
    public mutating func set(_ name: HTTPHeaderName, to value: HTTPHeaderValue) {
        fields.removeAll { $0.name == name }
        append(name, value)
    }

    /// The first value of a name.
    public subscript(name: HTTPHeaderName) -> HTTPHeaderValue? {
        fields.first { $0.name == name }?.value
    }
}
