import CreditStore

/// Reads commands about materials of cases, and the end of cases.
///
/// - Rule: HZ-Q5, HZ-Q6, HZ-Q16, HZ-O5.
enum StaffMaterialCommands {
    /// Lists the materials that a case needs and has.
    static func checklist(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        return { try MaterialStore($0, $1).checklist(id) }
    }

    /// Records a material that was handed in and looked at.
    static func check(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let materialCode = try form.body.text("material_code", maximum: 64)
        let isOriginal = try form.body.boolean("is_original")
        let isStamped = try form.body.boolean("is_stamped")
        let isNotarised = try form.body.boolean("is_notarised")
        let pageCount = Int32(try form.body.integer("page_count", in: 1...2000))
        return {
            try MaterialStore($0, $1).check(
                id, materialCode: materialCode, isOriginal: isOriginal, isStamped: isStamped,
                isNotarised: isNotarised, pageCount: pageCount)
        }
    }

    /// Takes a material back that was recorded by mistake.
    static func uncheck(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let reason = try form.body.text("reason")
        return { try MaterialStore($0, $1).uncheck(id, reason: reason) }
    }

    /// Closes a case.
    static func close(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let reason = try form.body.optionalText("reason")
        return { try MaterialStore($0, $1).close(id, reason: reason) }
    }
}
