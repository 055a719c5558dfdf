/// Where the query log has the entry of an answer.
///
/// - Rule: BX-13, QZ-9.
struct ReportReceipt: Decodable, Equatable {
    let position: Int64
    let time: String
}
