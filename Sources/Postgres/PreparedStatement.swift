/// A statement that a `BatchConnection` prepares whenever it has connected.
public struct PreparedStatement: Sendable {
    /// Name on the server, unlike the others of the connection.
    public let name: String
    /// Text.
    public let sql: SQL
    /// Types of its parameters, in order; those left out are chosen by the server and must then be
    /// what the parameters are.
    public let types: [ParameterType]

    /// Describes a statement.
    public init(name: String, sql: SQL, types: [ParameterType] = []) {
        self.name = name
        self.sql = sql
        self.types = types
    }
}
