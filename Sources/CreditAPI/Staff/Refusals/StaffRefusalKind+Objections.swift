import HTTPTypes

extension StaffRefusalKind {
    /// Objections, corrections, annotations.
    static let ofObjections =
        kinds(.forbidden, "not_the_subject")
        + kinds(.notFound, "provider_unknown", "record_unknown", "task_unknown")
        + kinds(
            .conflict, "annotation_not_due", "annotation_not_in_force", "annotation_open",
            "annotation_window_over", "new_ground_missing", "objection_corrected", "objection_open",
            "objection_repeated", "outcome_not_supported", "provider_copy_missing", "record_not_disclosed",
            "record_not_in_force", "record_not_missing", "records_being_written", "refusal_unfounded",
            "result_waiting", "task_decided")
        + kinds(
            .unprocessableContent, "correction_not_readable", "correction_of_identity",
            "correction_without_effect", "item_not_in_catalogue", "public_reason_not_allowed")
}
