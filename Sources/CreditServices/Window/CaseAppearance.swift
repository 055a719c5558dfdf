public import CreditInformation
public import CreditStore

/// Who comes to a window to begin a case, as the form states it.
///
/// - Rule: HZ-Q5, HZ-Q7, HZ-O1, HZ-O5.
public struct CaseAppearance: Sendable {
    /// Whose matter it is.
    public let applicant: CaseParty
    /// Who acts for the applicant; nil when nobody does.
    public let agent: CaseParty?
    /// Whether the clerk fills the form in.
    public let isOral: Bool

    /// An appearance from its parts.
    public init(applicant: CaseParty, agent: CaseParty?, isOral: Bool) {
        self.applicant = applicant
        self.agent = agent
        self.isOral = isOral
    }

    /// Whoever stands at the window.
    private var present: CaseParty { agent ?? applicant }

    /// With a new receipt number and sealed numbers, as the database takes it.
    public func received(
        as series: DocumentSeries, _ caller: StaffCaller, _ secrets: StaffSecrets
    ) throws -> CaseApplicant {
        CaseApplicant(
            receiptNumber: try Self.number(series, caller), applicant: try applicant.sealed(secrets),
            agent: try agent?.sealed(secrets), isOral: isOral)
    }

    /// With which whoever stands at the window asks for the progress.
    public func progressProof(for receiptNumber: String, _ secrets: StaffSecrets) -> UInt128 {
        ProgressProof(secrets.digests).proof(receiptNumber: receiptNumber, of: present)
    }

    /// A new number of a day.
    ///
    /// - Throws: `StaffError.unexpectedAnswer` when the clock is outside the years 1 to 9999.
    public static func number(_ series: DocumentSeries, _ caller: StaffCaller) throws(StaffError) -> String {
        guard let day = CalendarDate.inShanghai(atMicroseconds: caller.nowMicroseconds) else { throw .unexpectedAnswer }
        var generator = SystemRandomNumberGenerator()
        return DocumentNumber(series, on: day, using: &generator).text
    }
}
