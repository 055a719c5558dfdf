import CreditStore

/// Reads commands about cases of every kind.
///
/// - Rule: HZ-Q12, HZ-O3, X-8.
enum StaffCaseCommands {
    /// Reads a case.
    static func document(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try CaseStore($0, $1).document(id) }
    }
}
