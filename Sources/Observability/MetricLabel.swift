/// A label of a series; name and value stand in the source code, so that nothing from a request becomes a label.
public struct MetricLabel: Sendable {
    let name: StaticString
    let value: StaticString

    /// Joins a name (`[a-zA-Z_][a-zA-Z0-9_]*`) and a value (any text).
    public init(_ name: StaticString, _ value: StaticString) {
        self.name = name
        self.value = value
    }
}
