/// Annotations of disputed records, and their withdrawals.
///
/// - Rule: HZ-O4, HZ-O11, HZ-O12.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let annotationRoutes = [
        receiveAnnotation, acceptAnnotation, refuseAnnotation, withdrawAnnotationRequest, markAnnotation,
        receiveAnnotationWithdrawal, acceptAnnotationWithdrawal, refuseAnnotationWithdrawal, unmarkAnnotation,
    ]

    /// Receives a request for an annotation.
    static let receiveAnnotation = post("receive_annotation", "/v1/annotations", StaffAnnotationCommands.receive)
    /// Accepts a request for an annotation.
    static let acceptAnnotation = post(
        "accept_annotation", "/v1/annotations/{id}/acceptance", StaffAnnotationCommands.accept)
    /// Refuses a request for an annotation.
    static let refuseAnnotation = post(
        "refuse_annotation", "/v1/annotations/{id}/refusal", StaffAnnotationCommands.refuse)
    /// Records that the applicant withdraws the request.
    static let withdrawAnnotationRequest = post(
        "withdraw_annotation_request", "/v1/annotations/{id}/withdrawal", StaffAnnotationCommands.withdrawRequest)
    /// Annotates the record.
    static let markAnnotation = post("mark_annotation", "/v1/annotations/{id}/marking", StaffAnnotationCommands.mark)
    /// Receives the withdrawal of an annotation.
    static let receiveAnnotationWithdrawal = post(
        "receive_annotation_withdrawal", "/v1/annotation-withdrawals", StaffAnnotationCommands.receiveWithdrawal)
    /// Accepts the withdrawal of an annotation.
    static let acceptAnnotationWithdrawal = post(
        "accept_annotation_withdrawal", "/v1/annotation-withdrawals/{id}/acceptance",
        StaffAnnotationCommands.acceptWithdrawal)
    /// Refuses the withdrawal of an annotation.
    static let refuseAnnotationWithdrawal = post(
        "refuse_annotation_withdrawal", "/v1/annotation-withdrawals/{id}/refusal",
        StaffAnnotationCommands.refuseWithdrawal)
    /// Removes the annotation.
    static let unmarkAnnotation = post(
        "unmark_annotation", "/v1/annotation-withdrawals/{id}/unmarking", StaffAnnotationCommands.unmark)
}
