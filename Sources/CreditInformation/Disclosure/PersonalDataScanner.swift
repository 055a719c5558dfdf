/// Finds and masks personal data in free text such as 违法事实 and 处罚内容.
///
/// Looks for resident identity numbers, telephones, bank cards, accounts, mail addresses and names of persons
/// behind words that announce one; through full-width forms and through blanks and hyphens inside numbers. Takes
/// time linear in the text, whatever the text. Finds nothing in unified codes, document numbers, amounts and
/// dates. It is a net, not a proof: names without a cue pass.
/// - Rule: BX-10.
public struct PersonalDataScanner {
    /// Scans a text.
    public static func scan(_ text: String) -> PersonalDataScan {
        var scanner = PersonalDataScanner(text)
        scanner.run()
        return scanner.result(of: text)
    }

    /// One find: a range of scalars.
    struct Find {
        let range: Range<Int>
        let kind: PersonalDataKind
    }

    /// A word that says what kind of number follows.
    struct NumberCue {
        let kind: PersonalDataKind
        /// Index of the first scalar behind the word.
        let end: Int
    }

    /// Scalars of the text, full-width letters, digits and signs folded.
    let scalars: [Unicode.Scalar]
    /// Finds in rising order, not overlapping.
    var finds: [Find] = []
    /// The last cue for a number.
    var numberCue: NumberCue?

    private init(_ text: String) {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(text.utf8.count / 3 + 16)
        for scalar in text.unicodeScalars { scalars.append(scalar.halfWidth) }
        self.scalars = scalars
    }

    private mutating func run() {
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            switch scalar.value {
            case 0x30...0x39:
                index = takeNumbers(from: index)
                continue
            case 0x40:
                index = takeMail(at: index)
                continue
            case 0x4E00...0x9FFF:
                if let next = takeCue(endingAt: index) {
                    index = next
                    continue
                }
            default: break
            }
            index += 1
        }
    }

    private func result(of text: String) -> PersonalDataScan {
        guard !finds.isEmpty else {
            return PersonalDataScan(maskedText: text, identityMaskedText: text, counts: [:])
        }
        var counts: [PersonalDataKind: Int] = [:]
        for find in finds { counts[find.kind, default: 0] += 1 }
        // Outside the finds the text stays as it was written, full-width forms included.
        let original = Array(text.unicodeScalars)
        let maskedText = masked(finds, in: original)
        let identityMaskedText =
            switch counts[.residentIdentityNumber] {
            case nil: text
            case finds.count: maskedText
            default: masked(finds.filter { $0.kind == .residentIdentityNumber }, in: original)
            }
        return PersonalDataScan(maskedText: maskedText, identityMaskedText: identityMaskedText, counts: counts)
    }

    private func masked(_ finds: [Find], in original: [Unicode.Scalar]) -> String {
        var masked = String.UnicodeScalarView()
        var end = 0
        for find in finds {
            // One by one: appending a slice counts the whole view each time, which is quadratic.
            for scalar in original[end..<find.range.lowerBound] { masked.append(scalar) }
            let value = String(String.UnicodeScalarView(scalars[find.range]))
            for scalar in (find.kind.mask.masked(value) ?? Mask.hidden).unicodeScalars { masked.append(scalar) }
            end = find.range.upperBound
        }
        for scalar in original[end...] { masked.append(scalar) }
        return String(masked)
    }

    /// The scalar at `index`, or a blank outside the text.
    func scalar(_ index: Int) -> Unicode.Scalar {
        scalars.indices.contains(index) ? scalars[index] : " "
    }

    /// Whether `scalar` is an ASCII letter or digit.
    static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    /// Whether `scalar` is a unified ideograph.
    static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value)
            || (0x20000...0x323AF).contains(scalar.value)
    }
}
