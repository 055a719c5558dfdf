import CreditServices
import CreditStore
import Cryptography

/// Reads commands about certificates.
///
/// Whether a certificate's chain is in order is verified at every use; here it is only read.
/// - Rule: HZ-Q13, HZ-Q14.
enum StaffCertificateCommands {
    /// A page of certificates.
    static func list(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let (unit, state) = (try form.codeItem("unit"), try form.codeItem("state"))
        let after = try form.idItem("after")
        return { try StaffCertificateStore($0, $1).list(unit: unit, state: state, after: after) }
    }

    /// An application.
    static func apply(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let account = try form.code("account")
        let facts = try certificate(&form)
        let note = try form.body.text("note")
        return { try StaffCertificateStore($0, $1).apply(for: account, facts, note: note) }
    }

    /// A certificate that takes another's place.
    static func renew(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let former = try form.id()
        let facts = try certificate(&form)
        let note = try form.body.text("note")
        return { try StaffCertificateStore($0, $1).renew(former, by: facts, note: note) }
    }

    /// The decision on an application.
    static func decide(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let decision = try form.word("decision", of: ["granted", "refused"])
        let note = try form.body.text("note")
        return { try StaffCertificateStore($0, $1).decide(id, decision: decision, note: note) }
    }

    /// The report that a certificate is lost, lent or to be revoked.
    static func report(_ form: inout StaffForm) throws(Problem) -> StaffWork {
        let id = try form.id()
        let event = try form.word("event", of: ["lost", "lent", "revoked"])
        let note = try form.body.text("note")
        return { try StaffCertificateStore($0, $1).report(id, event: event, note: note) }
    }

    private static func certificate(_ form: inout StaffForm) throws(Problem) -> CertificateFacts {
        let pem = try form.body.text("certificate", maximum: Certificate.maximumLength)
        do throws(CertificateError) { return CertificateFacts(try Certificate(pem: Array(pem.utf8))) } catch {
            throw Problem(.certificateMalformed, detail: StaffRefusal.certificateMalformed.sentence)
        }
    }
}
