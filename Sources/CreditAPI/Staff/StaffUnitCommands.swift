import CreditStore

/// Reads commands about units and their agreements.
///
/// - Rule: JJ-14, HZ-S6.
enum StaffUnitCommands {
    /// Kinds of units, purposes and matters are some dozen.
    private static let maximumWords = 64

    /// What to do; nil for commands about something else.
    static func work(_ route: StaffRoute, _ form: inout StaffForm) throws(Problem) -> StaffWork? {
        switch route {
        case .units: return { try StaffUnitStore($0, $1).list() }
        case .registerUnit: return try register(&form)
        case .recordAgreement: return try record(&form)
        case .suspendAgreement:
            let agreement = try form.id()
            let ground = try form.body.text("ground")
            return { try StaffUnitStore($0, $1).suspendAgreement(agreement, ground: ground) }
        default: return nil
        }
    }

    private static func register(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let unit = try form.code("unit")
        let name = try form.body.text("name", maximum: 100)
        let kinds = try form.texts("kinds", maximum: maximumWords)
        let level = try form.word("level", of: ["city", "county", "above"])
        let division = try form.code("division")
        return {
            try StaffUnitStore($0, $1).register(unit, name: name, kinds: kinds, level: level, division: division)
        }
    }

    private static func record(_ form: inout StaffForm) throws(Problem) -> StaffWork {
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
}
