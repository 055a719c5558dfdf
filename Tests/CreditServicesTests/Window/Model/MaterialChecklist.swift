import CreditInformation

/// The papers that a case needs, as read from the regulation; the rows of `credit.material_rule` are compared with it.
///
/// - Rule: HZ-Q2, HZ-Q5, HZ-Q6, HZ-O5, HZ-O11, HZ-O12 (杭政函〔2015〕62号 附件1 五, 附件2 四, 六, 七).
enum MaterialChecklist {
    /// What a situation needs.
    static func required(in situation: MaterialSituation) -> Set<RequiredMaterial> {
        switch situation.kind {
        case .application:
            identity(of: situation).union(request(of: situation)).union(eligibility(of: situation))
                .union([RequiredMaterial(.applicationForm)])
        case .objection:
            identity(of: situation).union([RequiredMaterial(.objectionForm), RequiredMaterial(.evidence)])
        case .annotation: identity(of: situation).union([RequiredMaterial(.annotationForm)])
        case .annotationWithdrawal: identity(of: situation).union([RequiredMaterial(.annotationWithdrawalForm)])
        case .forgery: []
        }
    }

    /// What must be there before a case is withdrawn; nil: the kind can't be. No article asks for it, it is ours: a
    /// withdrawal ends the clocks and puts a suspended record back into use, so the window's word alone is not enough.
    ///
    /// - Rule: HZ-Q16, HZ-O14.
    static func withdrawal(of kind: CaseKind) -> RequiredMaterial? {
        switch kind {
        case .application, .objection, .annotation: RequiredMaterial(.withdrawalForm)
        case .annotationWithdrawal, .forgery: nil
        }
    }

    /// What is missing of what a situation needs, and how.
    ///
    /// One paper must have all of a form: the seal on one copy and the notary's on another do not add up.
    static func missing(
        in situation: MaterialSituation, held: [HeldMaterial]
    ) -> [MaterialCode: MaterialProblem] {
        var missing: [MaterialCode: MaterialProblem] = [:]
        for material in required(in: situation) {
            missing[material.code] = problem(of: material, held: held)
        }
        return missing
    }

    private static func problem(of material: RequiredMaterial, held: [HeldMaterial]) -> MaterialProblem? {
        var papers = held.filter { $0.code == material.code }
        let steps: [(MaterialForm, MaterialProblem)] = [
            ([], .absent), (.original, .notOriginal), (.stamped, .notStamped), (.notarised, .notNotarised),
        ]
        for (form, problem) in steps where material.form.isSuperset(of: form) {
            papers = papers.filter { $0.form.isSuperset(of: form) }
            if papers.isEmpty { return problem }
        }
        return nil
    }

    /// Who comes for a natural person is in the regulation's eyes somebody who asks about another: notarised (HZ-Q6).
    private static func identity(of situation: MaterialSituation) -> Set<RequiredMaterial> {
        switch (situation.applicant, situation.hasAgent) {
        case (.natural, false): [RequiredMaterial(.applicantIdentity, .original)]
        case (.natural, true):
            [
                RequiredMaterial(.applicantIdentity), RequiredMaterial(.agentIdentity, .original),
                RequiredMaterial(.agencyLetter, [.original, .notarised]),
            ]
        case (.legal, _):
            [
                RequiredMaterial(.applicantCertificate, .stamped), RequiredMaterial(.agentIdentity, .original),
                RequiredMaterial(.agencyLetter, [.original, .stamped]),
            ]
        }
    }

    private static func request(of situation: MaterialSituation) -> Set<RequiredMaterial> {
        guard !situation.isOwnData else { return [] }
        return switch situation.subject {
        case .natural:
            [RequiredMaterial(.queryLetter, [.original, .notarised]), RequiredMaterial(.subjectIdentity)]
        case .legal:
            [RequiredMaterial(.queryLetter, [.original, .stamped]), RequiredMaterial(.subjectCertificate, .stamped)]
        }
    }

    private static func eligibility(of situation: MaterialSituation) -> Set<RequiredMaterial> {
        switch situation.applicant {
        case .natural:
            situation.isMinor
                ? [RequiredMaterial(.residenceProof), RequiredMaterial(.incomeProof)]
                : [RequiredMaterial(.residenceProof)]
        case .legal: situation.isElsewhere ? [RequiredMaterial(.registrationProof)] : []
        }
    }
}
