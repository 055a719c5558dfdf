import CreditInformation

/// Reads from a row who it is about.
///
/// - Rule: X-3, BX-15, BX-16.
struct SubjectReading {
    /// The subject as the row names it.
    struct Identification {
        let name: String
        /// The strongest first.
        let identifiers: [SubjectIdentifier]

        /// The identifiers in their normal form by position of their field, so that blanks and case make no new version.
        func normalTexts(in item: CatalogueItem) -> [Int: String] {
            var texts: [Int: String] = [:]
            for identifier in identifiers {
                let role: FieldRole =
                    switch identifier.type {
                    case .unifiedCode: .unifiedCode
                    case .organisationCode: .organisationCode
                    case .registrationNumber: .registrationNumber
                    case .taxNumber: .taxNumber
                    case .institutionNumber: .institutionNumber
                    case .socialOrganisationNumber: .socialOrganisationNumber
                    case .identityDocument: .personDocumentNumber
                    }
                if let position = item.roles[role].flatMap(item.position(of:)) {
                    texts[position] =
                        identifier.type == .identityDocument
                        ? String(identifier.value.split(separator: ":").last ?? "") : identifier.value
                }
            }
            return texts
        }
    }

    let item: CatalogueItem
    let kind: SubjectKind

    /// Adds to `issues` what is wrong; nil when the subject can't be told.
    func read(_ texts: [String?], issues: inout [RowIssue]) -> Identification? {
        func text(_ role: FieldRole) -> (text: String, field: CatalogueField)? {
            guard let code = item.roles[role], let position = item.position(of: code), let text = texts[position]
            else { return nil }
            return (text, item.fields[position])
        }
        let before = issues.count
        let identifiers =
            switch kind {
            case .organisation: organisation(text, &issues)
            case .person: person(text, &issues)
            }
        if identifiers.isEmpty, issues.count == before { issues.append(.noIdentifier) }
        guard let name = text(.subjectName)?.text, !identifiers.isEmpty else { return nil }
        return Identification(name: FieldReading.trim(name.filter { !$0.isNewline }), identifiers: identifiers)
    }

    private func organisation(
        _ text: (FieldRole) -> (text: String, field: CatalogueField)?, _ issues: inout [RowIssue]
    ) -> [SubjectIdentifier] {
        var unified: UnifiedSocialCreditCode?
        if let given = text(.unifiedCode) {
            do throws(IdentifierError) { unified = try UnifiedSocialCreditCode(given.text) } catch {
                issues.append(.identifier(error, given.field))
            }
        }
        var organisation: OrganisationCode?
        if let given = text(.organisationCode) {
            // Lists often hold the unified code in the organisation code's column: it is the better of the two.
            if let whole = try? UnifiedSocialCreditCode(given.text) {  // not an error: then it is a plain code
                organisation = whole.organisationCode
                if unified == nil { unified = whole }
                if unified != whole { issues.append(.codesDisagree) }
            } else {
                do throws(IdentifierError) { organisation = try OrganisationCode(given.text) } catch {
                    issues.append(.identifier(error, given.field))
                }
            }
        }
        if let unified, let organisation, unified.organisationCode != organisation { issues.append(.codesDisagree) }

        var identifiers: [SubjectIdentifier] = []
        if let unified { identifiers.append(SubjectIdentifier(.unifiedCode, unified.text)) }
        if let code = unified?.organisationCode ?? organisation {
            identifiers.append(SubjectIdentifier(.organisationCode, code.text))
        }
        for (role, type) in Self.formerNumbers {
            guard let given = text(role)?.text else { continue }
            let number = Self.normalNumber(given)
            // Tax numbers of sole traders are their owner's identity number with a suffix: no public code.
            if Self.holdsIdentityNumber(number) { continue }
            // Since 2015 the unified code is the tax number, too: nothing new to find anyone by.
            if number != unified?.text { identifiers.append(SubjectIdentifier(type, number)) }
        }
        return identifiers
    }

    private func person(
        _ text: (FieldRole) -> (text: String, field: CatalogueField)?, _ issues: inout [RowIssue]
    ) -> [SubjectIdentifier] {
        guard let number = text(.personDocumentNumber) else { return [] }
        do throws(IdentifierError) {
            let document =
                if let type = text(.personDocumentType)?.text {
                    try IdentityDocument(typeName: type, number: number.text)
                } else {
                    IdentityDocument(try ResidentIdentityNumber(number.text))
                }
            return [SubjectIdentifier(.identityDocument, "\(document.kind.rawValue):\(document.number)")]
        } catch {
            issues.append(.identifier(error, number.field))
            return []
        }
    }

    private static let formerNumbers: [(FieldRole, IdentifierType)] = [
        (.registrationNumber, .registrationNumber), (.taxNumber, .taxNumber),
        (.institutionNumber, .institutionNumber), (.socialOrganisationNumber, .socialOrganisationNumber),
    ]

    private static func holdsIdentityNumber(_ number: String) -> Bool {
        number.utf8.count >= 18
            && PersonalDataScanner.scan(number).counts[.residentIdentityNumber] != nil
    }

    /// Upper case and without blanks; these numbers have no form that could be checked further.
    private static func normalNumber(_ text: String) -> String {
        String(text.uppercased().filter { !$0.isWhitespace })
    }
}
