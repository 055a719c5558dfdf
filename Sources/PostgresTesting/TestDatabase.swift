public import Postgres

/// A database of the test cluster.
///
/// Not dropped by losing the last reference: that may happen while connections still use it.
public final class TestDatabase: Sendable {
    /// Name, beginning with `credit_test_`.
    public let name: String
    /// The server it is on.
    public let cluster: TestCluster

    init(name: String, cluster: TestCluster) {
        self.name = name
        self.cluster = cluster
    }

    /// Parameters for a connection to this database.
    public func parameters(user: String = "postgres") throws -> ConnectionParameters {
        try cluster.parameters(database: name, user: user)
    }

    /// Opens a connection to this database.
    public func connect(user: String = "postgres") throws -> Connection {
        try Connection(parameters(user: user))
    }
}
