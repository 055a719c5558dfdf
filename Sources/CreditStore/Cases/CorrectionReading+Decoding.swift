import CreditInformation
import FoundationEssentials
import Postgres

extension CorrectionReading {
    /// Reads what the database has handed out.
    ///
    /// - Throws: `PostgresError` when it is anything else; it repeats nothing of it.
    init(json: [UInt8]) throws(PostgresError) {
        do {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            self = try decoder.decode(Wire.self, from: Data(json)).reading()
        } catch {
            throw PostgresError(.unexpectedResult, "a reading for a correction has another form")
        }
    }

    private struct Malformed: Error {}

    private struct Wire: Decodable {
        let isOmission: Bool
        let subject: String?
        let file: String
        let subjectKind: String?
        let item: String?
        let provider: String?
        let record: Held?
        let newest: [Newest]
        let naming: [Held]
        let unifiedCode: String?
        let known: [[String]]
        let `public`: Known?
        let copy: String?
        let forgery: Applicant?
        let stamp: String

        func reading() throws -> CorrectionReading {
            var records: [Digest128: StoredRecord] = [:]
            for record in newest { records[try CorrectionReading.key(record.record)] = try record.stored() }
            var owners: [Digest128: Digest128] = [:]
            for pair in known where pair.count == 2 {
                owners[try CorrectionReading.key(pair[0])] = try CorrectionReading.key(pair[1])
            }
            return CorrectionReading(
                isOmission: isOmission, subject: try subject.map(CorrectionReading.key),
                file: try CorrectionReading.key(file), subjectKind: try subjectKind.map(CorrectionReading.kind),
                item: item, provider: provider, record: try record?.held(), newest: records,
                naming: try naming.map { try $0.held() }, unifiedCode: unifiedCode, known: owners,
                publicSubject: `public`.map {
                    StoredPublicSubject(isNamedByRegister: $0.byRegister, document: $0.document)
                },
                providerCopy: copy.map { Array($0.utf8) }, forgery: try forgery?.forgery(), stamp: stamp)
        }
    }

    private struct Known: Decodable {
        let byRegister: Bool
        let document: String
    }

    private struct Newest: Decodable {
        let record: String
        let version: Int32
        let level: String
        let state: String
        let digest: String
        let publishedOn: String?

        func stored() throws -> StoredRecord {
            guard let level = OpenLevel(rawValue: level), let state = RecordState(rawValue: state) else {
                throw Malformed()
            }
            return StoredRecord(
                version: version, level: level, state: state, contentDigest: try CorrectionReading.key(digest),
                publishedOn: try publishedOn.map(CorrectionReading.day), isGuarded: false)
        }
    }

    private struct Held: Decodable {
        let subject: String
        let record: String
        let kind: String
        let unifiedCode: String?
        let version: Int32
        let level: String
        let item: String
        let provider: String
        let state: String
        let decidedOn: String?
        let publishedOn: String?
        let validUntil: String?
        let publicUntil: String?
        let retainedUntil: String?
        let received: Int64
        let content: String

        func held() throws -> HeldRecord {
            guard let level = OpenLevel(rawValue: level), let state = RecordState(rawValue: state) else {
                throw Malformed()
            }
            return HeldRecord(
                subjectKey: try CorrectionReading.key(subject), recordID: try CorrectionReading.key(record),
                kind: try CorrectionReading.kind(kind),
                unifiedCode: unifiedCode, version: version, level: level, itemCode: item, providerCode: provider,
                state: state,
                periods: RecordPeriods(
                    decidedOn: try decidedOn.map(CorrectionReading.day),
                    publishedOn: try publishedOn.map(CorrectionReading.day),
                    validUntil: try validUntil.map(CorrectionReading.day),
                    publicUntil: try publicUntil.map(CorrectionReading.day),
                    retainedUntil: try retainedUntil.map(CorrectionReading.day)),
                receivedAtMicroseconds: received, content: Array(content.utf8))
        }
    }

    private struct Applicant: Decodable {
        let receiptNumber: String
        let kind: String
        let name: String
        let documentType: String
        let digest: String
        let sealed: String
        let code: String?
        let establishedOn: String
        let finding: String

        func forgery() throws -> Forgery {
            Forgery(
                receiptNumber: receiptNumber, isLegalPerson: kind == "legal", name: name,
                documentType: documentType,
                digest: try CorrectionReading.key(digest), sealedNumber: try CorrectionReading.bytes(sealed),
                unifiedCode: code,
                establishedOn: try CorrectionReading.day(establishedOn), finding: finding)
        }
    }

    private static func key(_ text: String) throws -> Digest128 {
        guard let key = Digest128(hexadecimal: text) else { throw Malformed() }
        return key
    }

    private static func day(_ text: String) throws -> CalendarDate { try CalendarDate(reading: text) }

    private static func kind(_ text: String) throws -> SubjectKind {
        guard let kind = SubjectKind(rawValue: text) else { throw Malformed() }
        return kind
    }

    private static func bytes(_ hexadecimal: String) throws -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        guard digits.count == hexadecimal.count, digits.count.isMultiple(of: 2) else { throw Malformed() }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
