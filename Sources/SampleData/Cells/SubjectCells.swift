/// Writes the cells that say who a row is about.
enum SubjectCells {
    /// What the catalogues' lists call organisations, sole traders and natural persons.
    static let counterpartKinds = ["法人及非法人组织", "个体工商户", "自然人"]
    /// What they call men and women.
    static let sexes = ["男", "女"]

    /// Appends the cell.
    static func append(
        _ content: SubjectContent, _ column: Column, _ row: RowContext, to text: inout [UInt8],
        _ random: inout SeededGenerator
    ) {
        switch row.subject {
        case .organisation(let organisation):
            if row.flaw == .unknownOrganisation {
                appendStranger(content, row.serial, to: &text)
            } else {
                append(content, column, organisation, row, to: &text, &random)
            }
        case .person(let person): append(content, person, to: &text)
        }
    }

    private static func append(_ content: SubjectContent, _ person: SamplePerson, to text: inout [UInt8]) {
        switch content {
        case .name: person.appendName(to: &text)
        case .personDocumentType: text.append(person.document.label)
        case .personDocumentNumber: text.append(contentsOf: person.documentNumber)
        case .counterpartKind: text.append(counterpartKinds[2])
        case .sex: text.append(sexes[person.isMale ? 0 : 1])
        case .unifiedCode, .organisationCode, .registrationNumber, .taxNumber, .institutionNumber,
            .socialOrganisationNumber, .representativeName, .representativeDocumentType,
            .representativeDocumentNumber, .organisationType:
            break
        }
    }

    private static func append(
        _ content: SubjectContent, _ column: Column, _ organisation: SampleOrganisation, _ row: RowContext,
        to text: inout [UInt8],
        _ random: inout SeededGenerator
    ) {
        let isEnterprise = organisation.type.register == .enterprises
        switch content {
        case .name: OrganisationName.append(organisation, to: &text)
        case .unifiedCode: appendUnifiedCode(organisation, row, to: &text, &random)
        case .organisationCode(let hasHyphen, let mayBeUnified):
            guard !column.mayBeEmpty || row.lacksUnifiedCode || random.chance(60) else { return }
            if mayBeUnified, row.flaw == nil, !row.lacksUnifiedCode, random.chance(20) {
                text.append(contentsOf: organisation.unifiedCode)
            } else {
                appendOrganisationCode(organisation.organisationCode, hasHyphen: hasHyphen, to: &text)
            }
        case .registrationNumber:
            if isEnterprise, random.chance(50) { text.append(contentsOf: organisation.registrationNumber) }
        case .taxNumber: if isEnterprise, random.chance(30) { text.append(contentsOf: organisation.taxNumber) }
        case .institutionNumber:
            if organisation.type == .publicInstitution { text.append(contentsOf: organisation.institutionNumber) }
        case .socialOrganisationNumber:
            if organisation.type.register == .socialOrganisations {
                text.append(contentsOf: organisation.socialOrganisationNumber)
            }
        case .representativeName:
            var own = organisation.generator(4)
            PersonName.append(to: &text, &own)
        case .representativeDocumentType:
            if row.facts.givesRepresentativeDocument || column.isRequired { text.append("身份证") }
        case .representativeDocumentNumber:
            guard row.facts.givesRepresentativeDocument || column.isRequired else { return }
            var own = organisation.generator(5)
            text.append(contentsOf: SamplePerson.identityNumber(own.below(900_000), isMale: own.chance(60)))
        case .organisationType: text.append(organisation.type.label)
        case .counterpartKind: text.append(counterpartKinds[organisation.type == .soleTrader ? 1 : 0])
        case .personDocumentType, .personDocumentNumber, .sex: break
        }
    }

    /// Most codes are as they should be; some are lower-cased or have blanks, which checks must forgive (BX-16).
    private static func appendUnifiedCode(
        _ organisation: SampleOrganisation, _ row: RowContext, to text: inout [UInt8],
        _ random: inout SeededGenerator
    ) {
        guard !row.lacksUnifiedCode || organisation.type.register == .none else { return }
        var code = organisation.unifiedCode
        if row.flaw == .wrongCheckCharacter {
            code[17] = code[17] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
        }
        if random.chance(1) { code = code.map { $0 >= UInt8(ascii: "A") ? $0 + 32 : $0 } }
        if random.chance(1) { code.append(UInt8(ascii: " ")) }
        text.append(contentsOf: code)
    }

    private static func appendOrganisationCode(
        _ code: ArraySlice<UInt8>, hasHyphen: Bool, to text: inout [UInt8]
    ) {
        text.append(contentsOf: code.prefix(8))
        if hasHyphen { text.append("-") }
        text.append(contentsOf: code.suffix(1))
    }

    /// An organisation that no other file knows; its code begins like none of the subjects'.
    private static func appendStranger(_ content: SubjectContent, _ serial: Int, to text: inout [UInt8]) {
        switch content {
        case .name:
            text.append("杭州未登记示例")
            text.append(number: serial)
            text.append("有限公司")
        case .organisationCode:
            text.append("X0")
            text.append(number: serial, width: 6)
            CodeAlphabet.appendOrganisationCheck(to: &text)
        case .unifiedCode, .registrationNumber, .taxNumber, .institutionNumber, .socialOrganisationNumber,
            .personDocumentType, .personDocumentNumber, .representativeName, .representativeDocumentType,
            .representativeDocumentNumber, .organisationType, .counterpartKind, .sex:
            break
        }
    }
}
