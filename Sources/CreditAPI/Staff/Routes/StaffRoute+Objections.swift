import HTTPTypes

/// Objections: window, centre, provider and authority, each its own step.
///
/// - Rule: HZ-O1 to HZ-O10, HZ-O13, BX-14.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let objectionRoutes = [
        receiveObjection, objectionDocument, permitRepeat, acceptObjection, refuseObjection, takeUpObjection,
        askProvider, reportResult, returnResult, approveResult, notifyApplicant, collectResult, withdrawObjection,
        compareCopies, correctRecord, providerTasks, answerTask, recallTask,
    ]

    /// Receives an objection.
    static let receiveObjection = post("receive_objection", "/v1/objections", StaffObjectionCommands.receive)
    /// Reads an objection.
    static let objectionDocument = get("objection_document", "/v1/objections/{id}", StaffObjectionCommands.document)
    /// Permits an objection to information that was objected to before.
    static let permitRepeat = post(
        "permit_repeat", "/v1/objections/{id}/repeat-permission", StaffObjectionCommands.permitRepeat)
    /// Accepts an objection.
    static let acceptObjection = post(
        "accept_objection", "/v1/objections/{id}/acceptance", StaffObjectionCommands.accept)
    /// Refuses an objection.
    static let refuseObjection = post(
        "refuse_objection", "/v1/objections/{id}/refusal", StaffObjectionCommands.refuse)
    /// Takes an objection up.
    static let takeUpObjection = post(
        "take_up_objection", "/v1/objections/{id}/taking-up", StaffObjectionCommands.takeUp)
    /// Asks the provider of the record.
    static let askProvider = post(
        "ask_provider", "/v1/objections/{id}/provider-tasks", StaffObjectionCommands.askProvider)
    /// Reports the result of the verification.
    static let reportResult = post("report_result", "/v1/objections/{id}/result", StaffObjectionCommands.reportResult)
    /// Returns a result to the centre.
    static let returnResult = post(
        "return_result", "/v1/objections/{id}/result-return", StaffObjectionCommands.returnResult)
    /// Approves a result.
    static let approveResult = post(
        "approve_result", "/v1/objections/{id}/result-approval", StaffObjectionCommands.approveResult)
    /// Records that the applicant was told the result.
    static let notifyApplicant = post(
        "notify_applicant", "/v1/objections/{id}/notice", StaffObjectionCommands.notifyApplicant)
    /// Records that the result was collected.
    static let collectResult = post(
        "collect_result", "/v1/objections/{id}/collection", StaffObjectionCommands.collectResult)
    /// Records that the applicant withdraws an objection.
    static let withdrawObjection = post(
        "withdraw_objection", "/v1/objections/{id}/withdrawal", StaffObjectionCommands.withdraw)
    /// Compares the platform's copy of a record with the provider's.
    static let compareCopies = StaffRoute(
        "compare_copies", .post, "/v1/objections/{id}/comparison",
        .turn { try StaffCorrectionCommands($1).compare(&$0) })
    /// Corrects the record of an objection.
    static let correctRecord = StaffRoute(
        "correct_record", .post, "/v1/objections/{id}/corrections",
        .turn { try StaffCorrectionCommands($1).correct(&$0) })
    /// Lists the tasks of the own unit.
    static let providerTasks = get(
        "provider_task_list", "/v1/provider-tasks", parameters: ["open", "after_time", "after_task"],
        StaffProviderTaskCommands.list)
    /// Answers a task.
    static let answerTask = post("answer_task", "/v1/provider-tasks/{id}/answer", StaffProviderTaskCommands.answer)
    /// Recalls a task.
    static let recallTask = post("recall_task", "/v1/provider-tasks/{id}/recall", StaffProviderTaskCommands.recall)
}
