import CreditIntake
public import CreditStore
import FoundationEssentials
public import Postgres

/// Compares the platform's copy of an objected record with the provider's: the first step of a verification.
///
/// The clerk is shown which fields agree and masked values, never the stored content; kept and logged are the codes of the
/// fields. Confined to the thread of its connection, which logs in as staff, outside of a transaction.
/// - Rule: BX-14, HZ-O8, HZ-Q15, PB-6.
public struct CopyComparison {
    /// One field as it is shown.
    private struct Line: Encodable {
        let field: String
        let name: String
        let outcome: String
        let platform: String?
        let provider: String?
    }

    private let desk: CorrectionDesk
    private let secrets: StaffSecrets

    /// - Parameter requestTokenDigest: SHA-256 of the token that the command carries.
    public init(
        _ connection: Connection, _ secrets: StaffSecrets, _ caller: StaffCaller, requestTokenDigest: [UInt8]
    ) {
        self.secrets = secrets
        desk = CorrectionDesk(connection, secrets, caller, requestTokenDigest: requestTokenDigest)
    }

    /// Compares, and keeps the outcome.
    ///
    /// - Returns: JSON: `fields` (`field`, `name`, `outcome`, `platform`, `provider`) and `result`, the logged answer.
    public func compare(case caseID: UInt128) throws(StaffError) -> String {
        try CorrectionDesk.sorted {
            let inForce = try desk.catalogue()
            let reading = try desk.read(caseID)
            guard let held = reading.record, let content = held.content else {
                throw StaffError.refused(.otherCorrection)
            }
            guard let sealed = reading.providerCopy else { throw StaffError.refused(.providerCopyMissing) }
            let copy = try ProviderCopy(sealed: sealed, secrets)
            let row = try desk.row(
                item: held.itemCode, kind: held.kind, provider: held.providerCode, inForce)
            let fields = try row.compare(stored: content, with: copy.fields)
            let result = try desk.keep(fields, version: held.version, in: caseID)
            let lines = fields.map { field in
                Line(
                    field: field.code, name: field.name, outcome: field.outcome.rawValue, platform: field.platform,
                    provider: field.provider)
            }
            return
                #"{"fields":\#(String(decoding: try JSONEncoder().encode(lines), as: UTF8.self)),"result":\#(result)}"#
        }
    }
}
