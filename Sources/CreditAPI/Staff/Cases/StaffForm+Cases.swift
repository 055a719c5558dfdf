import CreditInformation
import CreditServices
import HTTPTypes

extension StaffForm {
    /// Most characters of a person's or an organisation's name.
    static let maximumNameCharacters = 100
    /// Most characters of a document's number, with blanks and hyphens.
    static let maximumNumberCharacters = 64

    // MARK: Persons

    /// A person.
    mutating func party(_ name: String) throws(Problem) -> CaseParty {
        guard let party = try optionalParty(name) else { throw Problem(.malformedBody, detail: "缺少“\(name)”。") }
        return party
    }

    /// A person that may be absent.
    mutating func optionalParty(_ name: String) throws(Problem) -> CaseParty? {
        guard let element = body.element(name) else { return nil }
        var member = try BodyReader(element, name: name)
        let kind = try member.text("kind", maximum: 16)
        let personName = try member.text("name", maximum: Self.maximumNameCharacters)
        let party: CaseParty
        switch kind {
        case "natural": party = .natural(name: personName, try Self.document(&member))
        case "legal": party = .legal(name: personName, try Self.unifiedCode(&member))
        default: throw Problem(.malformedBody, detail: "“kind”须为以下之一：natural、legal。")
        }
        try member.finish()
        return party
    }

    /// The number of a person who came to a window: a document with its number, or a unified code.
    mutating func partyNumber(_ name: String) throws(Problem) -> CasePartyNumber {
        guard let number = try optionalPartyNumber(name) else {
            throw Problem(.malformedBody, detail: "缺少“\(name)”。")
        }
        return number
    }

    /// A number as of ``partyNumber(_:)`` that may be absent.
    mutating func optionalPartyNumber(_ name: String) throws(Problem) -> CasePartyNumber? {
        guard let element = body.element(name) else { return nil }
        var member = try BodyReader(element, name: name)
        let number: CasePartyNumber =
            if member.element("unified_code") != nil {
                .unifiedCode(try Self.unifiedCode(&member))
            } else {
                .document(try Self.document(&member))
            }
        try member.finish()
        return number
    }

    private static func document(_ member: inout BodyReader) throws(Problem) -> IdentityDocument {
        let type = try member.text("document_type", maximum: 64)
        let number = try member.text("document_number", maximum: maximumNumberCharacters)
        do throws(IdentifierError) { return try IdentityDocument(typeName: type, number: number) } catch {
            throw Problem(.malformedSubject, detail: "证件类型或证件号码有误，请与证件核对。")
        }
    }

    private static func unifiedCode(_ member: inout BodyReader) throws(Problem) -> UnifiedSocialCreditCode {
        let code = try member.text("unified_code", maximum: maximumNumberCharacters)
        do throws(IdentifierError) { return try UnifiedSocialCreditCode(code) } catch {
            throw Problem(.malformedSubject, detail: "统一社会信用代码有误，请与证照核对。")
        }
    }

    /// Who comes to a window: `applicant`, `agent`, `is_oral`.
    mutating func appearance() throws(Problem) -> CaseAppearance {
        let applicant = try party("applicant")
        let agent = try optionalParty("agent")
        if let agent, case .legal = agent {
            throw Problem(.malformedBody, detail: "代理人（agent）须为自然人。")
        }
        return CaseAppearance(applicant: applicant, agent: agent, isOral: try flag("is_oral"))
    }

    // MARK: Values

    /// An id.
    mutating func uuid(_ name: String) throws(Problem) -> UInt128 {
        guard let id = try optionalUUID(name) else { throw Problem(.malformedBody, detail: "缺少“\(name)”。") }
        return id
    }

    /// An id that may be absent.
    mutating func optionalUUID(_ name: String) throws(Problem) -> UInt128? {
        guard let text = try body.optionalText(name, maximum: UUIDText.characters) else { return nil }
        guard let id = UUIDText.value(text) else { throw Problem(.malformedBody, detail: "“\(name)”的编号有误。") }
        return id
    }

    /// Ids, each once.
    mutating func uuids(_ name: String, maximum: Int) throws(Problem) -> [UInt128] {
        var ids: [UInt128] = []
        for text in try texts(name, maximum: maximum) {
            guard let id = UUIDText.value(text), !ids.contains(id) else {
                throw Problem(.malformedBody, detail: "“\(name)”的各项须为互不相同的编号。")
            }
            ids.append(id)
        }
        return ids
    }

    /// Words or codes that may be absent.
    mutating func optionalTexts(_ name: String, maximum: Int) throws(Problem) -> [String]? {
        try body.optionalTexts(name, maximum: maximum, maximumCharacters: 64)
    }

    /// A code that may be absent.
    mutating func optionalCode(_ name: String) throws(Problem) -> String? {
        body.element(name) == nil ? nil : try code(name)
    }

    /// One of some words, or nothing.
    mutating func optionalWord(_ name: String, of words: [String]) throws(Problem) -> String? {
        body.element(name) == nil ? nil : try word(name, of: words)
    }
}
