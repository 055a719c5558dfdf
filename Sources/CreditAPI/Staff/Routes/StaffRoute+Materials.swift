/// Materials of cases, and the end of cases.
///
/// - Rule: HZ-Q5, HZ-Q6, HZ-Q16, HZ-O5.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let materialRoutes = [caseChecklist, checkMaterial, uncheckMaterial, closeCase]

    /// Lists the materials that a case needs and has.
    static let caseChecklist = get("case_checklist", "/v1/cases/{id}/checklist", StaffMaterialCommands.checklist)
    /// Records a material that was handed in and looked at.
    static let checkMaterial = post("check_material", "/v1/cases/{id}/materials", StaffMaterialCommands.check)
    /// Takes a material back that was recorded by mistake.
    static let uncheckMaterial = post("uncheck_material", "/v1/materials/{id}/removal", StaffMaterialCommands.uncheck)
    /// Closes a case.
    static let closeCase = post("close_case", "/v1/cases/{id}/closure", StaffMaterialCommands.close)
}
