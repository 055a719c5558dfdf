import CreditInformation
import HTTPTypes

/// What the writer asks of a field for every row, worked out once: copying a whole field costs more than the answers.
struct WrittenField {
    /// Canonical code.
    let code: String
    /// The code as the key of a JSON object, with its colon.
    let key: [UInt8]
    /// The field's own open level.
    let level: OpenLevel
    /// How those see the value who may not see it whole.
    let mask: Mask
    /// Whether the public sees the field.
    let isPublic: Bool
    /// Whether every text in it is scanned.
    let isScanned: Bool
    /// For values that are sealed whatever they are: what is shown of them even in full; nil for others.
    let protectingMask: Mask?
    /// Whether it holds the subject's public code, whose check character was proved: nothing to scan.
    let isCheckedCode: Bool

    init(_ field: CatalogueField, item: CatalogueItem, kind: SubjectKind, level: OpenLevel) {
        code = field.code
        var key: [UInt8] = []
        JSONText.appendString(field.code, to: &key)
        key.append(UInt8(ascii: ":"))
        self.key = key
        self.level = field.level(under: level)
        mask = field.shownMask
        isPublic = level == .open && field.isPublic(under: level)
        isScanned = mask == .none && field.type == .text || mask == .freeText
        protectingMask =
            switch field.sensitivity {
            case .identityNumber: .documentNumber
            case .bankAccount: .bankAccount
            case .none, .freeText, .personName, .telephone, .address, .electronicMail, .internal: nil
            }
        isCheckedCode =
            kind == .organisation
            && [FieldRole.unifiedCode, .organisationCode].contains { item.roles[$0] == field.code }
    }
}

extension CatalogueField {
    /// The catalogue's mask, or the one that protects the field's kind of data where the catalogue's does not.
    ///
    /// The check of a catalogue demands a protecting mask of fields that are open to society and of no others; a window
    /// that may see an item of level B masked must not see a name because nobody thought of it.
    fileprivate var shownMask: Mask {
        let protecting = sensitivity.protectingMasks
        return protecting.contains(mask) ? mask : protecting.first ?? mask
    }
}
