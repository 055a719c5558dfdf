import HTTPTypes

extension StaffRefusalKind {
    /// Applications, letters of authority, forged materials.
    static let ofApplications =
        kinds(
            .forbidden, "applicant_not_eligible", "letter_other_grantee", "letter_other_grantor",
            "letter_outside_content", "letter_outside_matter", "letter_outside_period", "letter_outside_purpose")
        + kinds(
            .conflict, "amendment_not_requested", "application_open", "forgery_open", "information_exists",
            "letter_alike", "letter_in_use", "letter_missing", "letter_used")
        + kinds(.unprocessableContent, "agent_missing", "item_unknown", "letter_form", "letter_incomplete")
}
