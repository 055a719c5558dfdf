/// The archive: filing, keepers, hand-over, loans, destruction.
///
/// - Rule: HZ-Q16, HZ-Q17, TM-1.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let archiveRoutes = [
        fileMaterials, unfiledMaterials, caseFiles, archiveKeepers, appointKeeper, handovers, handOverArchive,
        receiveArchive, loans, requestLoan, decideLoan, returnLoan, destructionsDue, destructions, proposeDestruction,
    ]

    /// Files materials.
    static let fileMaterials = post("file_material", "/v1/materials/filing", StaffFilingCommands.file)
    /// Shows what is not filed: the evening list.
    static let unfiledMaterials = get("unfiled_list", "/v1/unfiled-materials", StaffFilingCommands.unfiled)
    /// Lists the files of a case.
    static let caseFiles = get("case_files", "/v1/cases/{id}/files", StaffFilingCommands.files)
    /// Lists keepers of archives.
    static let archiveKeepers = get("keeper_list", "/v1/archive-keepers", StaffFilingCommands.keepers)
    /// Appoints the keeper of a unit's archive.
    static let appointKeeper = post("appoint_keeper", "/v1/archive-keepers", StaffFilingCommands.appointKeeper)
    /// Lists what windows handed over.
    static let handovers = get("handover_list", "/v1/handovers", parameters: ["open"], StaffFilingCommands.handovers)
    /// Hands closed cases over to the centre.
    static let handOverArchive = post("hand_over_archive", "/v1/handovers", StaffFilingCommands.handOver)
    /// Receives what a window handed over.
    static let receiveArchive = post("receive_archive", "/v1/handovers/{id}/receipt", StaffFilingCommands.receive)
    /// Lists loans.
    static let loans = get(
        "loan_list", "/v1/loans", parameters: ["open", "after_time", "after_loan"], StaffLoanCommands.loans)
    /// Asks to read, borrow or copy archived materials.
    static let requestLoan = post("request_loan", "/v1/loans", StaffLoanCommands.request)
    /// Decides on a loan.
    static let decideLoan = post("decide_loan", "/v1/loans/{id}/decision", StaffLoanCommands.decide)
    /// Records that a loan came back.
    static let returnLoan = post("return_loan", "/v1/loans/{id}/return", StaffLoanCommands.giveBack)
    /// Lists what may be destroyed.
    static let destructionsDue = get(
        "destruction_due", "/v1/destructions/due", parameters: ["after_day", "after_material"],
        StaffDestructionCommands.due)
    /// Lists destructions.
    static let destructions = get(
        "destruction_list", "/v1/destructions", parameters: ["open"], StaffDestructionCommands.register)
    /// Proposes to destroy materials.
    static let proposeDestruction = post("propose_destruction", "/v1/destructions", StaffDestructionCommands.propose)
}
