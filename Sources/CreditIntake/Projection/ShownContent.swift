import CreditInformation
import CreditStore

/// What may be shown of a record, level by level.
///
/// - Rule: HZ-Q3, JJ-2.
struct ShownContent {
    private var open = LevelFields()
    private var onAuthority = LevelFields()
    private var insideGovernment = LevelFields()
    /// Values of which the public sees a masked form.
    private(set) var maskedForPublic = 0

    /// - Parameters:
    ///   - level: Level of the record, under which most of its fields are.
    ///   - usualBytes: Length of a usual record's fields.
    init(level: OpenLevel, usualBytes: Int) {
        switch level {
        case .open: open.reserve(bytes: usualBytes)
        case .onAuthority: onAuthority.reserve(bytes: usualBytes)
        case .insideGovernment: insideGovernment.reserve(bytes: usualBytes)
        }
    }

    /// The parts as they are stored.
    var fields: RecordFields {
        RecordFields(open: open.part, onAuthority: onAuthority.part, insideGovernment: insideGovernment.part)
    }

    /// Appends a value to the part of its field's level.
    ///
    /// - Returns: The member of the JSON object that was appended, in its full form.
    mutating func append(_ forms: FieldForms, of field: WrittenField) -> ArraySlice<UInt8> {
        if field.isPublic, forms.isMasked { maskedForPublic += 1 }
        switch field.level {
        case .open: return open.append(forms, key: field.key)
        case .onAuthority: return onAuthority.append(forms, key: field.key)
        case .insideGovernment: return insideGovernment.append(forms, key: field.key)
        }
    }
}
