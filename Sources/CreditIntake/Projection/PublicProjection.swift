import CreditInformation
import CreditStore
import HTTPTypes

/// Writes what the public will read: a subject's and a record's JSON, masked before it is stored.
///
/// - Rule: JJ-2, BX-2, BX-4.
struct PublicProjection {
    private let provider: [UInt8]
    private let receivedOn: String

    /// - Parameters:
    ///   - provider: Unit that provided the records.
    ///   - receivedOn: Day on which they came, Asia/Shanghai.
    init(provider: (code: String, name: String), receivedOn: CalendarDate) {
        var json = Array(#"{"code":"#.utf8)
        JSONText.appendString(provider.code, to: &json)
        json.append(contentsOf: #","name":"#.utf8)
        JSONText.appendString(provider.name, to: &json)
        json.append(UInt8(ascii: "}"))
        self.provider = json
        self.receivedOn = receivedOn.description
    }

    /// The record without its markers and closing brace, which the disclosure adds.
    ///
    /// - Parameter fields: Masked fields of level A, as the members of a JSON object.
    func recordDocument(id: Digest128, version: Int32, periods: RecordPeriods, fields: [UInt8]) -> [UInt8] {
        var json: [UInt8] = []
        json.reserveCapacity(fields.count + provider.count + 256)
        json.append(contentsOf: #"{"record":"\#(id.text)","version":\#(version),"provider":"#.utf8)
        json.append(contentsOf: provider)
        Self.append(#","decided_on":"#, periods.decidedOn, to: &json)
        json.append(contentsOf: #","received_on":"\#(receivedOn)""#.utf8)
        Self.append(#","published_on":"#, periods.publishedOn, to: &json)
        Self.append(#","valid_until":"#, periods.validUntil, to: &json)
        Self.append(#","public_until":"#, periods.publicUntil, to: &json)
        json.append(contentsOf: #","fields":{"#.utf8)
        json.append(contentsOf: fields)
        json.append(UInt8(ascii: "}"))
        return json
    }

    /// The subject as one of its records shows it.
    ///
    /// - Parameters:
    ///   - identifiers: Identifiers that the record names; document numbers of persons are left out.
    ///   - unifiedCode: The file's unified code, where the record does not name it.
    static func subjectRow(
        _ subject: Digest128, kind: SubjectKind, name: String, searchName: SearchName,
        identifiers named: [SubjectIdentifier], unifiedCode: String?, isNamedByRegister: Bool
    ) -> PublicSubjectRow {
        let identifiers =
            (unifiedCode.map { [SubjectIdentifier(.unifiedCode, $0)] } ?? [])
            + named.filter { $0.type != .identityDocument }
        // What stands in URLs: the public code; for a natural person an opaque reference, never a document number.
        let reference =
            identifiers.first { $0.type == .unifiedCode }?.value ?? PublicReference.opaque(subject)
        var json = Array(#"{"reference":"#.utf8)
        JSONText.appendString(reference, to: &json)
        json.append(contentsOf: #","kind":"\#(kind.rawValue)","name":"#.utf8)
        JSONText.appendString(name, to: &json)
        json.append(contentsOf: #","identifiers":{"#.utf8)
        var isFirst = true
        for identifier in identifiers {
            if !isFirst { json.append(UInt8(ascii: ",")) }
            isFirst = false
            json.append(contentsOf: #""\#(identifier.type.rawValue)":"#.utf8)
            JSONText.appendString(identifier.value, to: &json)
        }
        json.append(contentsOf: "}}".utf8)
        return PublicSubjectRow(
            subjectKey: subject, reference: reference, isNamedByRegister: isNamedByRegister,
            document: String(decoding: json, as: UTF8.self), normalisedName: searchName.normalised,
            bigrams: searchName.bigrams)
    }

    private static func append(_ name: String, _ date: CalendarDate?, to json: inout [UInt8]) {
        json.append(contentsOf: name.utf8)
        if let date {
            json.append(contentsOf: "\"\(date.description)\"".utf8)
        } else {
            json.append(contentsOf: "null".utf8)
        }
    }
}
