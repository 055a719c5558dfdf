/// Who used a subject's data.
///
/// - Rule: BX-7, X-8.
struct ReportLookups: Decodable, Equatable {
    /// First day of the time that is looked back on.
    let since: String
    /// By name, since then.
    let count: Int
    /// How many of them are listed.
    let listed: Int
    /// On the web, where nobody is asked who they are.
    let publicCount: Int
    let entries: [Entry]

    /// One use.
    struct Entry: Decodable, Equatable {
        let position: Int64
        let time: String
        let audience: String
        let operation: String
        let unit: String?
        let unitName: String?
        let purpose: String
        let purposeName: String?
        let matter: String?
        let matterName: String?
    }
}
