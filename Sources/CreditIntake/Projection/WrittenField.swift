import CreditInformation
import HTTPTypes

/// What the writer asks of a field for every row, worked out once: copying a whole field costs more than the answers.
struct WrittenField {
    /// Canonical code.
    let code: String
    /// The code as the key of a JSON object, with its colon.
    let key: [UInt8]
    /// How the public sees the value.
    let mask: Mask
    /// Whether the public sees the field.
    let isPublic: Bool
    /// Whether any text may stand in it.
    let isText: Bool
    /// Whether its values are sealed whatever they are.
    let isAlwaysSealed: Bool
    /// Whether it holds the subject's public code, whose check character was proved: nothing to scan.
    let isCheckedCode: Bool

    init(_ field: CatalogueField, item: CatalogueItem, kind: SubjectKind, level: OpenLevel) {
        code = field.code
        var key: [UInt8] = []
        JSONText.appendString(field.code, to: &key)
        key.append(UInt8(ascii: ":"))
        self.key = key
        mask = field.mask
        isPublic = level == .open && field.isPublic(under: level)
        isText = field.type == .text
        isAlwaysSealed =
            switch field.sensitivity {
            case .identityNumber, .bankAccount: true
            case .none, .freeText, .personName, .telephone, .address, .electronicMail, .internal: false
            }
        isCheckedCode =
            kind == .organisation
            && [FieldRole.unifiedCode, .organisationCode].contains { item.roles[$0] == field.code }
    }
}
