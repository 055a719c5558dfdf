import CreditInformation
import CreditStore
import HTTPTypes

/// Reads whom a request asks for, and turns numbers of natural persons into keyed digests at once.
///
/// A number is neither kept nor repeated: the label shows four characters of it and the last. Shared between threads.
/// - Rule: X-3, X-4, BX-15, BX-16.
struct GovernmentSubjectReader: Sendable {
    /// Makes the digests under which the directory finds subjects.
    let digests: IdentifierDigests

    /// Characters of an identifier that are still read, blanks and hyphens among them.
    static let maximumCharacters = 64

    /// Members that name a subject; exactly one of them is given.
    private enum Kind: String, CaseIterable {
        case unifiedCode = "unified_code"
        case organisationCode = "organisation_code"
        case registrationNumber = "registration_number"
        case identityDocument = "identity_document"
    }

    /// Reads one subject: an object with exactly one identifier.
    ///
    /// - Throws: `malformedBody` for the form, `malformedSubject` for the identifier; neither repeats it.
    func read(_ element: JSONElement) throws(Problem) -> GovernmentSubject {
        var body = try BodyReader(element, name: "subject")
        var given: (kind: Kind, text: String)?
        for kind in Kind.allCases {
            guard let text = try body.optionalText(kind.rawValue, maximum: Self.maximumCharacters) else { continue }
            guard given == nil else { throw Self.oneIdentifier }
            given = (kind, text)
        }
        let type = try body.optionalText("document_type", maximum: Self.maximumCharacters)
        try body.finish()
        guard let (kind, text) = given, type == nil || kind == .identityDocument else { throw Self.oneIdentifier }
        do throws(IdentifierError) {
            switch kind {
            case .unifiedCode: return Self.subject(try UnifiedSocialCreditCode(text))
            case .organisationCode: return Self.subject(try OrganisationCode(text))
            case .registrationNumber: break
            case .identityDocument: return subject(try Self.document(text, type: type))
            }
        } catch {
            throw Problem(.malformedSubject, detail: error.explanation)
        }
        guard let number = RegistrationNumber(text) else {
            throw Problem(.malformedSubject, detail: "工商注册号应为15位数字，且校验位须相符。")
        }
        return Self.subject(number)
    }

    private static var oneIdentifier: Problem {
        let names = Kind.allCases.map(\.rawValue).joined(separator: "、")
        return Problem(
            .malformedBody,
            detail: "查询对象须写明且只写明一个标识（\(names)）；document_type 只用于 identity_document。")
    }

    private static func document(_ text: String, type: String?) throws(IdentifierError) -> IdentityDocument {
        guard let type else { return IdentityDocument(try ResidentIdentityNumber(text)) }
        return try IdentityDocument(typeName: type, number: text)
    }

    // MARK: Subjects

    private static func subject(_ code: UnifiedSocialCreditCode) -> GovernmentSubject {
        GovernmentSubject(
            identifierDigest: IdentifierDigests.plainDigest(of: SubjectIdentifier(.unifiedCode, code.text)),
            label: #"{"unified_code":"\#(code.text)"}"#, divisionCode: code.districtCode,
            codeNumber: place(of: code.organisationCode))
    }

    private static func subject(_ code: OrganisationCode) -> GovernmentSubject {
        GovernmentSubject(
            identifierDigest: IdentifierDigests.plainDigest(of: SubjectIdentifier(.organisationCode, code.text)),
            label: #"{"organisation_code":"\#(code.text)"}"#, divisionCode: nil, codeNumber: place(of: code))
    }

    private static func subject(_ number: RegistrationNumber) -> GovernmentSubject {
        // One old identity number in ten passes for a registration number; the log keeps none that could be one.
        let mayBePersonal = (try? ResidentIdentityNumber(number.text)) != nil
        let shown = mayBePersonal ? masked(number.text) : number.text
        return GovernmentSubject(
            identifierDigest: IdentifierDigests.plainDigest(of: SubjectIdentifier(.registrationNumber, number.text)),
            label: #"{"registration_number":"\#(shown)"}"#, divisionCode: String(number.text.prefix(6)),
            codeNumber: Int64(number.text.dropLast()))
    }

    private func subject(_ document: IdentityDocument) -> GovernmentSubject {
        let identifier = SubjectIdentifier(.identityDocument, "\(document.kind.rawValue):\(document.number)")
        let isResident = document.kind == .residentIdentity
        return GovernmentSubject(
            identifierDigest: digests.digest(of: identifier),
            label: #"{"document_type":"\#(document.kind.rawValue)","#
                + #""identity_document":"\#(Self.masked(document.number))"}"#,
            divisionCode: isResident ? String(document.number.prefix(6)) : nil, codeNumber: nil)
    }

    /// Letters, digits and stars only; needs no escaping.
    private static func masked(_ number: String) -> String {
        Mask.documentNumber.masked(number) ?? ""
    }

    /// Organisation codes are given out in the order of their eight characters, read as a number of base 36.
    private static func place(of code: OrganisationCode) -> Int64? {
        Int64(code.text.prefix(8), radix: 36)
    }
}
