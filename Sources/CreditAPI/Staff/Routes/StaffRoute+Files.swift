import HTTPTypes

/// Scanned materials, and the destruction that removes them.
///
/// - Rule: HZ-Q16, HZ-Q17, QZ-16.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let fileRoutes = [uploadFile, readFile, decideDestruction]

    /// Takes a scan of a material in.
    static let uploadFile = StaffRoute(
        "record_file", .post, "/v1/cases/{id}/files", parameters: ["material"], body: .file,
        .turn { try StaffFileTransfer($1).upload(&$0) })
    /// Gives a scan out, to be saved and not to be shown.
    static let readFile = StaffRoute(
        "read_file", .get, "/v1/files/{id}", mediaType: "application/octet-stream",
        .turn { try StaffFileTransfer($1).read(&$0) })
    /// Decides a proposed destruction and removes the bytes.
    static let decideDestruction = StaffRoute(
        "decide_destruction", .post, "/v1/destructions/{id}/decision",
        .turn { try StaffFileTransfer($1).decideDestruction(&$0) })
}
