/// Parts of the audiences behind the public one that have database connections of their own.
enum DatabasePart: Sendable, Hashable, CaseIterable {
    /// Queries of the government audience.
    case governmentQueries
    /// Commands of the government audience.
    case governmentCommands
    /// Verification jobs of the government audience.
    case verifications
    /// Commands of the staff.
    case staffCommands

    /// Word for operators while it does not reach the database.
    var obstacle: StaticString {
        switch self {
        case .governmentQueries: "government_queries_database_unreachable"
        case .governmentCommands: "government_commands_database_unreachable"
        case .verifications: "verifications_database_unreachable"
        case .staffCommands: "staff_database_unreachable"
        }
    }
}
