import HTTPTypes

extension StaffRefusalKind {
    /// Cases, materials, deadlines, the calendar.
    static let ofCases =
        kinds(.notFound, "case_unknown", "deadline_unknown", "extension_unknown", "material_unknown")
        + kinds(
            .conflict, "calendar_year_exists", "extension_not_allowed", "material_filed", "material_present",
            "materials_missing", "materials_unfiled", "period_unknown")
        + kinds(.unprocessableContent, "reason_missing")
}
