import CreditInformation
import CreditServices
import CreditStore

/// Reads commands about letters of authority.
///
/// Which elements a letter must have is the database's to say, with the rule: a letter that lacks one is refused, not the
/// form.
/// - Rule: HZ-Q6, HZ-Q8, QZ-5.
enum StaffLetterCommands {
    /// Kinds of cases in which a letter can count.
    private static let maximumCaseKinds = 4
    /// Characters of the number of a paper.
    private static let maximumReferenceCharacters = 100

    /// Records a letter.
    static func record(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let caseID = try form.uuid("case")
        let kind = try form.word("kind", of: ["query", "agency"])
        let (grantor, grantee) = (try form.party("grantor"), try form.party("grantee"))
        let elements = NewLetter.Elements(
            matter: try form.body.optionalText("matter"), content: try form.body.optionalText("content"),
            purpose: try form.body.optionalText("purpose"), from: try form.optionalDay("valid_from"),
            until: try form.optionalDay("valid_until"))
        let caseKinds = try form.texts("case_kinds", maximum: maximumCaseKinds)
        let items = try form.optionalTexts("items", maximum: StaffApplicationCommands.maximumItems)
        let reference = try form.body.optionalText("reference", maximum: maximumReferenceCharacters)
        let (isOriginal, isStamped) = (try form.body.boolean("is_original"), try form.body.boolean("is_stamped"))
        let isNotarised = try form.body.boolean("is_notarised")
        let secrets = form.secrets
        return { connection, caller in
            let letter = NewLetter(
                id: try RandomID.make(), kind: kind, grantor: try grantor.sealed(secrets),
                grantee: try grantee.sealed(secrets), elements: elements, caseKinds: caseKinds, items: items,
                reference: reference, isOriginal: isOriginal, isStamped: isStamped, isNotarised: isNotarised)
            return try LetterStore(connection, caller).record(letter, for: caseID)
        }
    }
}
