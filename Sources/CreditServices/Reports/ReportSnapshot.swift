/// What an issued report says, as it was kept.
///
/// Names follow the JSON of `credit.issue_report`.
/// - Rule: BX-6, BX-7.
struct ReportSnapshot: Decodable, Equatable {
    let report: Heading
    let subject: Subject
    let recordCount: Int
    let sections: [Section]
    let withheld: [Withheld]
    /// nil: about somebody else, or a subject without a file.
    let lookups: ReportLookups?
    let receipt: ReportReceipt

    /// Number, issuer, purpose.
    struct Heading: Decodable, Equatable {
        let number: String
        let kind: String
        let ground: String
        let issuedAt: String
        let issuer: String
        let issuerCode: String
        let clerk: String
        /// Receipt number of the case.
        let `case`: String
        let applicant: String
        let agent: String?
        let purposeName: String
        let purposeText: String?
        let policy: String
        let catalogue: String
        /// The items that the letter or the applicant named; nil: the whole file.
        let items: [ItemName]?
    }

    /// Whom it is about; numbers of natural persons are masked.
    struct Subject: Decodable, Equatable {
        let name: String
        let unifiedCode: String?
        let documentType: String?
        let documentNumber: String?
    }

    /// One section of the standard, empty or not.
    struct Section: Decodable, Equatable {
        let section: String
        let name: String
        let count: Int
        let items: [Item]
    }

    /// Records of one catalogue item.
    struct Item: Decodable, Equatable {
        let item: String
        let name: String
        let count: Int
        let records: [ReportRecord]
    }

    /// What was left out by rule, whether there is any or not.
    struct Withheld: Decodable, Equatable {
        let category: String
        let rule: String
        let reason: String
        let items: [ItemName]
    }

    /// Code and name of an item of the catalogue.
    struct ItemName: Decodable, Equatable {
        let item: String
        let name: String
    }
}
