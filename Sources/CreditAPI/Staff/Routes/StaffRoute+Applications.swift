import HTTPTypes

/// Applications at the window, letters of authority, forged materials.
///
/// - Rule: HZ-Q2, HZ-Q5 to HZ-Q12.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let applicationRoutes = [
        receiveApplication, applicationDocument, requestAmendment, amendApplication, acceptApplication,
        refuseApplication, withdrawApplication, recordLetter, reportForgery, decideForgery, recordForgery,
    ]

    /// Receives an application to query credit information.
    static let receiveApplication = post("receive_application", "/v1/applications", StaffApplicationCommands.receive)
    /// Reads an application.
    static let applicationDocument = get(
        "application_document", "/v1/applications/{id}", StaffApplicationCommands.document)
    /// Asks the applicant to make clear what is asked for.
    static let requestAmendment = post(
        "request_amendment", "/v1/applications/{id}/amendment-request", StaffApplicationCommands.requestAmendment)
    /// Records what the applicant changed.
    static let amendApplication = post(
        "amend_application", "/v1/applications/{id}/amendment", StaffApplicationCommands.amend)
    /// Accepts an application.
    static let acceptApplication = post(
        "accept_application", "/v1/applications/{id}/acceptance", StaffApplicationCommands.accept)
    /// Refuses an application.
    static let refuseApplication = post(
        "refuse_application", "/v1/applications/{id}/refusal", StaffApplicationCommands.refuse)
    /// Records that the applicant withdraws.
    static let withdrawApplication = post(
        "withdraw_application", "/v1/applications/{id}/withdrawal", StaffApplicationCommands.withdraw)
    /// Records a letter of authority.
    static let recordLetter = post("record_letter", "/v1/letters", StaffLetterCommands.record)
    /// Reports forged materials of a case.
    static let reportForgery = post("report_forgery", "/v1/forgeries", StaffForgeryCommands.report)
    /// Decides whether materials are forged.
    static let decideForgery = post("decide_forgery", "/v1/forgeries/{id}/decision", StaffForgeryCommands.decide)
    /// Records an established forgery in the applicant's file.
    static let recordForgery = StaffRoute(
        "record_forgery", .post, "/v1/forgeries/{id}/record",
        .turn { try StaffCorrectionCommands($1).recordForgery(&$0) })
}
