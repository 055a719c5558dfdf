import CreditInformation
import FoundationEssentials
import Postgres

extension CorrectionChange {
    /// The change as `credit.store_correction` takes it.
    ///
    /// - Throws: `PostgresError` when it has no JSON form, which no value of it lacks.
    func json() throws(PostgresError) -> String {
        do {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            return String(decoding: try encoder.encode(Wire(self)), as: UTF8.self)
        } catch {
            throw PostgresError(.unexpectedResult, "a correction has no JSON form")
        }
    }

    private struct Wire: Encodable {
        let subject: String
        let kind: String
        let opensFile: Bool
        let batch: String?
        let record: String?
        let version: Columns?
        let content: String?
        let publicDocument: String?
        let identifiers: [Identifier]
        let names: NamesWire

        init(_ change: CorrectionChange) {
            subject = change.subject.text
            kind = change.kind.rawValue
            opensFile = change.opensFile
            batch = change.version?.batchID.text
            record = change.version?.row.recordID.text
            version = change.version.map(Columns.init)
            content = change.version.map { String(decoding: $0.row.content, as: UTF8.self) }
            publicDocument = change.version?.row.publicDocument.map { String(decoding: $0, as: UTF8.self) }
            identifiers = change.identifiers.map(Identifier.init)
            names = NamesWire(change.names)
        }
    }

    /// Columns of `record_version` by their names.
    private struct Columns: Encodable {
        let openLevel: String
        let itemCode: String
        let providerCode: String
        let state: String
        let decidedOn: String?
        let publishedOn: String?
        let validUntil: String?
        let publicUntil: String?
        let retainedUntil: String?
        let contentDigest: String
        let keyVersion: UInt16
        let batchId: String
        let levelAFields: String
        let levelBFields: String
        let levelCFields: String
        let maskedLevelAFields: String?
        let maskedLevelBFields: String?
        let maskedLevelCFields: String?

        init(_ version: Version) {
            let row = version.row
            openLevel = row.level.rawValue
            itemCode = version.itemCode
            providerCode = version.providerCode
            state = row.state.rawValue
            decidedOn = row.periods.decidedOn?.description
            publishedOn = row.periods.publishedOn?.description
            validUntil = row.periods.validUntil?.description
            publicUntil = row.periods.publicUntil?.description
            retainedUntil = row.periods.retainedUntil?.description
            contentDigest = row.contentDigest.text
            keyVersion = version.keyVersion
            batchId = version.batchID.text
            func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
            levelAFields = text(row.fields.open.full)
            levelBFields = text(row.fields.onAuthority.full)
            levelCFields = text(row.fields.insideGovernment.full)
            maskedLevelAFields = row.fields.open.masked.map(text)
            maskedLevelBFields = row.fields.onAuthority.masked.map(text)
            maskedLevelCFields = row.fields.insideGovernment.masked.map(text)
        }
    }

    private struct Identifier: Encodable {
        let digest: String
        let type: String
        let clear: String?
        let sealed: String?
        let keyVersion: UInt16

        init(_ row: IdentifierRow) {
            digest = row.digest.text
            type = row.type.rawValue
            clear = row.clearValue
            sealed = row.sealedValue.map { bytes in
                bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
            }
            keyVersion = row.keyVersion
        }
    }

    private struct NamesWire: Encodable {
        let replaces: Bool
        let subject: Subject?
        let identifiers: [String]

        init(_ names: Names) {
            replaces = names.replaces
            subject = names.subject.map(Subject.init)
            identifiers = names.identifiers
        }
    }

    private struct Subject: Encodable {
        let reference: String
        let rank: Int
        let document: String
        let normalised: String
        let bigrams: [Int32]

        init(_ row: PublicSubjectRow) {
            reference = row.reference
            rank = row.isNamedByRegister ? 1 : 0
            document = row.document
            normalised = row.normalisedName
            bigrams = row.bigrams
        }
    }
}
