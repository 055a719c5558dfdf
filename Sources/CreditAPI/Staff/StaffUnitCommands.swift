import CreditStore

/// Reads commands about units and their agreements.
///
/// - Rule: JJ-14, HZ-S6.
enum StaffUnitCommands {
    /// Kinds of units, purposes and matters are some dozen.
    private static let maximumWords = 64

    /// A unit.
    static func register(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let unit = try form.code("unit")
        let name = try form.body.text("name", maximum: 100)
        let kinds = try form.texts("kinds", maximum: maximumWords)
        let level = try form.word("level", of: ["city", "county", "above"])
        let division = try form.code("division")
        return {
            try StaffUnitStore($0, $1).register(unit, name: name, kinds: kinds, level: level, division: division)
        }
    }

    /// An agreement.
    static func record(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let unit = try form.code("unit")
        let signedOn = try form.day("signed_on")
        let from = try form.day("valid_from")
        let until = try form.day("valid_until")
        let purposes = try form.texts("purposes", maximum: maximumWords)
        let matters = try form.body.optionalTexts("matters", maximum: maximumWords, maximumCharacters: 64) ?? []
        return {
            try StaffUnitStore($0, $1).recordAgreement(
                of: unit, signedOn: signedOn, from: from, until: until, purposes: purposes, matters: matters)
        }
    }

    /// The suspension of an agreement.
    static func suspend(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let agreement = try form.id()
        let ground = try form.body.text("ground")
        return { try StaffUnitStore($0, $1).suspendAgreement(agreement, ground: ground) }
    }
}
