import HTTPTypes

extension StaffRefusalKind {
    /// What any command can be refused with.
    static let ofEveryArea =
        kinds(
            .forbidden, "authority_of_city_only", "centre_of_city_only", "role_not_allowed", "same_person",
            "unit_out_of_scope")
        + kinds(.conflict, "calendar_not_loaded", "transition_not_allowed")
        + kinds(.unprocessableContent, "malformed_command")
}
