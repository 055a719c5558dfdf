import CreditStore

/// Reads commands about filing, keepers and hand-over.
///
/// - Rule: HZ-Q16, TM-1.
enum StaffFilingCommands {
    /// Papers of one case that are filed at a time.
    private static let maximumMaterials = 50
    /// Cases of one box.
    private static let maximumCases = 200
    /// Papers that can be missing from a box.
    private static let maximumMissing = 500
    /// Characters of a shelf mark.
    private static let maximumShelfMarkCharacters = 64

    /// Files materials.
    static func file(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let materials = try form.uuids("materials", maximum: maximumMaterials)
        let shelfMark = try form.body.text("shelf_mark", maximum: maximumShelfMarkCharacters)
        let grade = try form.word("secret_grade", of: ["ordinary", "secret", "top_secret"])
        let lateReason = try form.body.optionalText("late_reason")
        return {
            try FilingStore($0, $1).file(
                materials, shelfMark: shelfMark, secretGrade: grade, lateReason: lateReason)
        }
    }

    /// Shows the evening list.
    static func unfiled(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        { try FilingStore($0, $1).unfiled() }
    }

    /// Lists the files of a case.
    static func files(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try FilingStore($0, $1).files(of: id) }
    }

    /// Lists keepers.
    static func keepers(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        { try FilingStore($0, $1).keepers() }
    }

    /// Appoints a keeper.
    static func appointKeeper(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let (unit, account) = (try form.code("unit"), try form.code("account"))
        let note = try form.body.text("note")
        return { try FilingStore($0, $1).appointKeeper(unit: unit, account: account, note: note) }
    }

    /// Lists hand-overs.
    static func handovers(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let onlyOpen = try form.flagItem("open")
        return { try FilingStore($0, $1).handovers(onlyOpen: onlyOpen) }
    }

    /// Hands cases over.
    static func handOver(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let cases = try form.uuids("cases", maximum: maximumCases)
        let unit = try form.code("to_unit")
        let note = try form.body.optionalText("note")
        return { try FilingStore($0, $1).handOver(cases, to: unit, note: note) }
    }

    /// Receives cases.
    static func receive(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let handover = try form.id()
        let missing = form.body.element("missing") == nil ? [] : try form.uuids("missing", maximum: maximumMissing)
        let note = try form.body.optionalText("note")
        return { try FilingStore($0, $1).receive(handover, missing: missing, note: note) }
    }
}
