/// Why the test cluster can't be used.
public struct TestClusterError: Error, CustomStringConvertible {
    /// Reason in words.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
