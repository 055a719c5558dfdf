public import CreditInformation
import Postgres

/// A person of a case as the database keeps one: `credit.case_person`.
///
/// - Rule: HZ-Q5, HZ-O1, X-4.
public struct CasePerson: Sendable {
    /// `natural` or `legal`.
    public let kind: String
    /// Name, in clear.
    public let name: String
    /// Kind of the document.
    public let documentType: String
    /// Digest of the number: the one under which a credit file is found.
    public let digest: Digest128
    /// The number, sealed.
    public let sealedNumber: [UInt8]
    /// What is shown of the number: its last characters.
    public let tail: String
    /// Unified code of a legal person; nil for a natural one.
    public let code: String?

    /// A person from its parts.
    public init(
        kind: String, name: String, documentType: String, digest: Digest128, sealedNumber: [UInt8], tail: String,
        code: String?
    ) {
        self.kind = kind
        self.name = name
        self.documentType = documentType
        self.digest = digest
        self.sealedNumber = sealedNumber
        self.tail = tail
        self.code = code
    }

    /// Five parameters for `row(…)::credit.case_person`: name, document type, digest, sealed number, tail; a row of nulls is
    /// nobody.
    static func parameters(_ person: CasePerson?) -> [Parameter] {
        guard let person else { return [.null, .null, .null, .null, .null] }
        return [
            .text(person.name), .text(person.documentType), .uuid(person.digest.value), .bytes(person.sealedNumber),
            .text(person.tail),
        ]
    }
}
