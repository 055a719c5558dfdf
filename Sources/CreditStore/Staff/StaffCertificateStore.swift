public import Postgres

/// Certificates and the one account that each was granted to.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Answers are texts to be sent byte for byte. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-Q13, HZ-Q14.
public struct StaffCertificateStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Applies for the permission that an account uses a certificate.
    ///
    /// - Returns: JSON with `certificate`.
    public func apply(
        for account: String, _ certificate: CertificateFacts, note: String
    ) throws(PostgresError) -> String {
        try give(
            "select credit.apply_for_certificate($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            [.text(account)] + Self.parameters(certificate) + [.text(note)])
    }

    /// Applies for a certificate that takes another's place when it is granted.
    ///
    /// - Returns: JSON with `certificate`.
    public func renew(
        _ former: UInt128, by certificate: CertificateFacts, note: String
    ) throws(PostgresError) -> String {
        try give(
            "select credit.renew_certificate($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            [.uuid(former)] + Self.parameters(certificate) + [.text(note)])
    }

    /// Grants or refuses what another person applied for.
    ///
    /// - Parameter decision: `granted` or `refused`.
    /// - Returns: JSON.
    public func decide(_ certificate: UInt128, decision: String, note: String) throws(PostgresError) -> String {
        try give(
            "select credit.decide_certificate($1, $2, $3, $4, $5, $6, $7)",
            [.uuid(certificate), .text(decision), .text(note)])
    }

    /// Ends a certificate at once.
    ///
    /// - Parameter event: `lost`, `lent` or `revoked`.
    /// - Returns: JSON.
    public func report(_ certificate: UInt128, event: String, note: String) throws(PostgresError) -> String {
        try give(
            "select credit.report_certificate($1, $2, $3, $4, $5, $6, $7)",
            [.uuid(certificate), .text(event), .text(note)])
    }

    /// Certificates that the caller may see, each with its history.
    ///
    /// - Parameters:
    ///   - unit: nil for all units.
    ///   - state: nil for all states.
    ///   - certificate: `next` of the page before; nil for the first page.
    /// - Returns: JSON: `certificates`, `next`.
    public func list(
        unit: String?, state: String?, after certificate: UInt128?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.certificate_list($1, $2, $3, $4, $5, $6, $7)",
            [.optional(unit), .optional(state), .optional(certificate)])
    }

    private static func parameters(_ certificate: CertificateFacts) -> [Parameter] {
        [
            .bytes(certificate.spkiDigest), .text(certificate.subjectName), .text(certificate.issuerName),
            .text(certificate.serial), .timestamp(microsecondsSince1970: certificate.notBeforeMicroseconds),
            .timestamp(microsecondsSince1970: certificate.notAfterMicroseconds),
        ]
    }
}
