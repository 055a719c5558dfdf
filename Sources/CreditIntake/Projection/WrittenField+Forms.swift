import CreditInformation

extension WrittenField {
    /// The forms of a value, from one scan.
    ///
    /// - Parameters:
    ///   - position: Place of the field in its item.
    ///   - clean: Texts that need no scan; learns from this one.
    /// - Rule: X-4, JJ-2, BX-10, PB-6.
    func forms(of value: FieldValue, at position: Int, clean: CleanTexts) -> FieldForms {
        if let protectingMask { return alwaysSealed(value, protectingMask) }
        let scan = scan(value, at: position, clean)
        let holdsIdentityNumber = scan?.counts[.residentIdentityNumber] != nil
        let full = holdsIdentityNumber ? scan.map { .text($0.identityMaskedText) } ?? value : value
        guard let masked = masked(value, scan) else {
            return FieldForms(isSealed: holdsIdentityNumber, full: full, masked: nil, isSame: false, isMasked: true)
        }
        return FieldForms(
            isSealed: holdsIdentityNumber, full: full, masked: masked, isSame: masked == full,
            isMasked: mask == .none ? scan != nil : masked != value)
    }

    /// A number that is sealed whatever it is: nobody is shown more of it than its protecting mask leaves.
    private func alwaysSealed(_ value: FieldValue, _ protectingMask: Mask) -> FieldForms {
        // These masks withhold nothing; if they did, nothing is what would be shown.
        let full = FieldValue.text(protectingMask.masked(value.text) ?? "")
        if mask == protectingMask {
            return FieldForms(isSealed: true, full: full, masked: full, isSame: true, isMasked: full != value)
        }
        let masked = mask.masked(value.text).map(FieldValue.text)
        return FieldForms(
            isSealed: true, full: full, masked: masked, isSame: masked == full, isMasked: masked != value)
    }

    /// What the scanner finds; nil: nothing.
    private func scan(_ value: FieldValue, at position: Int, _ clean: CleanTexts) -> PersonalDataScan? {
        switch value {
        case .text(let text):
            if isCheckedCode || clean.contains(text, at: position) { return nil }
            guard isScanned || Self.mayHoldIdentityNumber(text) else { return nil }
            let scan = PersonalDataScanner.scan(text)
            guard scan.isClean else { return scan }
            clean.remember(text, at: position)
            return nil
        case .codes:
            // Open code lists take any text.
            guard Self.mayHoldIdentityNumber(value.text) else { return nil }
            let scan = PersonalDataScanner.scan(value.text)
            return scan.isClean ? nil : scan
        case .date, .amount: return nil
        }
    }

    private func masked(_ value: FieldValue, _ scan: PersonalDataScan?) -> FieldValue? {
        switch (mask, value) {
        case (.withheld, _): return nil
        // Whatever the catalogue says of a field, what is typed into it may be anything.
        case (.none, _), (.freeText, .text): return scan.map { .text($0.maskedText) } ?? value
        case (let mask, _):
            guard let text = mask.masked(value.text) else { return nil }
            // A mask knows its own kind of value; an identity number in its place must not pass through it.
            let isSafe = scan == nil || !Self.mayHoldIdentityNumber(text)
            return .text(isSafe ? text : PersonalDataScanner.scan(text).identityMaskedText)
        }
    }

    /// Whether a scan can find an identity number at all: the shortest find has 14 digits, full-width ones included.
    private static func mayHoldIdentityNumber(_ text: String) -> Bool {
        var digits = 0
        var lead: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case 0x90...0x99 where lead == (0xEF, 0xBC): digits += 1
            default: break
            }
            lead = (lead.1, byte)
        }
        return digits >= 14
    }
}
