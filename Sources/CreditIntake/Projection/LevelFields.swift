import CreditStore

/// Collects the fields of one open level in both forms; writes the masked one only from where it begins to differ.
struct LevelFields {
    private var full: [UInt8] = []
    private var masked: [UInt8] = []
    private var differs = false

    /// The part as it is stored.
    var part: RecordFields.Part { RecordFields.Part(full: full, masked: differs ? masked : nil) }

    /// Makes room for the part of a usual record.
    mutating func reserve(bytes: Int) {
        full.reserveCapacity(bytes)
    }

    /// Appends a field.
    ///
    /// - Parameter key: The field's code as the key of a JSON object, with its colon.
    /// - Returns: The member that was appended, in its full form.
    mutating func append(_ forms: FieldForms, key: [UInt8]) -> ArraySlice<UInt8> {
        if !forms.isSame, !differs {
            differs = true
            masked = full
        }
        if !full.isEmpty { full.append(UInt8(ascii: ",")) }
        let start = full.count
        full.append(contentsOf: key)
        forms.full.appendJSON(to: &full)
        let member = full[start...]
        guard differs, let shown = forms.masked else { return member }
        if !masked.isEmpty { masked.append(UInt8(ascii: ",")) }
        if forms.isSame {
            masked.append(contentsOf: member)
        } else {
            masked.append(contentsOf: key)
            shown.appendJSON(to: &masked)
        }
        return member
    }
}
