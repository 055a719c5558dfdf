/// Certificates of using units' persons.
///
/// - Rule: HZ-Q13, HZ-Q14.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let certificateRoutes = [
        applyForCertificate, certificates, decideCertificate, reportCertificate, renewCertificate,
    ]

    /// Applies for the permission to use a certificate.
    static let applyForCertificate = post(
        "apply_for_certificate", "/v1/certificates", StaffCertificateCommands.apply)
    /// Lists certificates.
    static let certificates = get(
        "certificate_list", "/v1/certificates", parameters: ["unit", "state", "after"], StaffCertificateCommands.list)
    /// Grants or refuses a certificate.
    static let decideCertificate = post(
        "decide_certificate", "/v1/certificates/{id}/decision", StaffCertificateCommands.decide)
    /// Reports a certificate lost or lent.
    static let reportCertificate = post(
        "report_certificate", "/v1/certificates/{id}/report", StaffCertificateCommands.report)
    /// Replaces a certificate.
    static let renewCertificate = post(
        "renew_certificate", "/v1/certificates/{id}/renewal", StaffCertificateCommands.renew)
}
