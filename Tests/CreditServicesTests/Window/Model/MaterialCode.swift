/// The papers that the regulation asks for; the raw values are stored.
///
/// - Rule: HZ-Q2, HZ-Q5, HZ-Q6, HZ-O5, HZ-O11, HZ-O12.
enum MaterialCode: String, Sendable, Hashable, CaseIterable {
    /// 查询申请表.
    case applicationForm = "application_form"
    /// 异议处理申请表.
    case objectionForm = "objection_form"
    /// 异议标注申请表.
    case annotationForm = "annotation_form"
    /// 撤销异议标注申请表.
    case annotationWithdrawalForm = "annotation_withdrawal_form"
    /// 异议申请相关证据.
    case evidence
    /// Identity card or citizen card of the applicant.
    case applicantIdentity = "applicant_identity"
    /// Organisation code certificate of the applicant.
    case applicantCertificate = "applicant_certificate"
    /// Identity card or citizen card of the agent.
    case agentIdentity = "agent_identity"
    /// 授权代理书.
    case agencyLetter = "agency_letter"
    /// 授权委托书 of the subject.
    case queryLetter = "query_letter"
    /// Copy of the subject's identity card.
    case subjectIdentity = "subject_identity"
    /// Copy of the subject's organisation code certificate.
    case subjectCertificate = "subject_certificate"
    /// Local household registration or residence permit.
    case residenceProof = "residence_proof"
    /// That somebody of 16 or 17 lives mainly on own labour income.
    case incomeProof = "income_proof"
    /// That a legal person is registered in the city although its code was given out elsewhere.
    case registrationProof = "registration_proof"
    /// The applicant's word that the case is over.
    case withdrawalForm = "withdrawal_form"
}
