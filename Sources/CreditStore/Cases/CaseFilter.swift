public import CreditInformation

/// Which cases a list shows; nil for all.
public struct CaseFilter: Sendable {
    /// Of the case.
    let kind: String?
    /// Where it stands.
    let state: String?
    /// Of the window.
    let unit: String?
    /// In capitals.
    let receiptNumber: String?
    /// Keyed digest of the applicant's number.
    let applicant: Digest128?

    /// A filter from its parts.
    ///
    /// - Parameters:
    ///   - unit: Of the window.
    ///   - receiptNumber: In capitals.
    ///   - applicant: Keyed digest of the applicant's number. With it the list is a search for a person: nobody's but the
    ///     window's, the centre's and the authority's, and in the log under the person's file.
    public init(kind: String?, state: String?, unit: String?, receiptNumber: String?, applicant: Digest128? = nil) {
        self.kind = kind
        self.state = state
        self.unit = unit
        self.receiptNumber = receiptNumber
        self.applicant = applicant
    }
}
