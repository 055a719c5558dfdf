import FoundationEssentials

/// What services need of the answer about a session.
struct StaffSessionState: Decodable {
    /// Whose session it is.
    let account: String

    /// Reads the answer of the database.
    init(json: String) throws(StaffError) {
        do { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) } catch {
            throw .unexpectedAnswer
        }
    }
}
