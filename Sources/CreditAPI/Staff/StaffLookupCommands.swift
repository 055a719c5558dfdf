import CreditInformation
import CreditStore

/// Reads commands about queries that law keeps secret from their subjects.
///
/// - Rule: X-8.
enum StaffLookupCommands {
    /// Characters of a purpose's code, as in the policy.
    static let longestPurpose = 32

    /// What was asked for.
    static func list(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let onlyWaiting = try form.flagItem("waiting")
        return { try LookupExceptionStore($0, $1).list(onlyWaiting: onlyWaiting) }
    }

    /// The wish for an exception.
    static func request(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let unit = try form.optionalCode("unit")
        let purpose = try form.body.optionalText("purpose", maximum: longestPurpose)
        let article = try form.body.text("article")
        let reason = try form.body.text("reason")
        return {
            try LookupExceptionStore($0, $1).request(unit: unit, purpose: purpose, article: article, reason: reason)
        }
    }

    /// The decision on an exception.
    static func decide(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let decision = try form.word("decision", of: ["approved", "refused"])
        let reason = try form.body.optionalText("reason")
        return { try LookupExceptionStore($0, $1).decide(id, decision: decision, reason: reason) }
    }

    /// The end of an exception.
    static func end(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let reason = try form.body.text("reason")
        return { try LookupExceptionStore($0, $1).end(id, reason: reason) }
    }
}
