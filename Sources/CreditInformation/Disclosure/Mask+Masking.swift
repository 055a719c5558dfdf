extension Mask {
    /// The value as the public may see it.
    ///
    /// Masking is idempotent: what is already masked stays as it is. A form that a mask does not know becomes
    /// stars as a whole, never less.
    /// - Returns: `nil` when not even the existence of a value may be shown.
    /// - Rule: JJ-2.
    public func masked(_ value: String) -> String? {
        switch self {
        case .none: return value
        case .withheld: return nil
        case .freeText: return PersonalDataScanner.scan(value).maskedText
        case .personName: return Self.names(value)
        case .documentNumber: return Self.documentNumber(value)
        case .telephone: return Self.list(value, Self.telephone)
        case .address: return AddressMask.masked(value)
        case .bankAccount: return Self.bankAccount(value)
        case .electronicMail: return Self.list(value, Self.electronicMail)
        }
    }

    /// What stands for a value that must not be shown in any part.
    static let hidden = "***"

    private static func list(_ value: String, _ mask: (ArraySlice<Unicode.Scalar>) -> String) -> String {
        var masked = ""
        for part in Array(value.unicodeScalars).split(omittingEmptySubsequences: false, whereSeparator: isListSign) {
            if !masked.isEmpty || part.startIndex > 0 { masked += "、" }
            let trimmed = part.drop(while: Blank.contains)
            masked += trimmed.allSatisfy(Blank.contains) ? "" : mask(trimmed)
        }
        return masked
    }

    private static func isListSign(_ scalar: Unicode.Scalar) -> Bool {
        ["、", "，", ",", "；", ";", "/", "\n"].contains(scalar)
    }

    private static func stars(_ count: Int) -> String { String(repeating: "*", count: count) }

    // MARK: Names

    private static func names(_ value: String) -> String { list(value, name) }

    /// One name: family name and a star for each further character; the first part of a name with a dot; the
    /// initials of a Latin one.
    static func name(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        if let first = scalars.first, first.halfWidth.value < 0x250 { return latinName(scalars) }
        let kept = scalars.filter { !Blank.contains($0) }
        guard kept.count > 1 else { return "*" }
        var shown = Surnames.length(in: kept[...])
        if let dot = kept.firstIndex(where: isDot) {
            // A dot at the end, or one behind a single character, is no name with a dot.
            if dot > 1, dot < kept.count - 1 { shown = dot + 1 }
        }
        return String(String.UnicodeScalarView(kept.prefix(shown))) + stars(kept.count - shown)
    }

    /// Whether `scalar` is one of the dots inside names of minorities.
    static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        [0xB7, 0x2022, 0x2027, 0x30FB, 0xFF65].contains(scalar.value)
    }

    private static func latinName(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var masked = String.UnicodeScalarView()
        var isAtStart = true
        for scalar in scalars {
            let isGap = Blank.contains(scalar) || [".", "-", "'", "’"].contains(scalar) || isDot(scalar)
            let isInitial = isAtStart && scalar.properties.isAlphabetic && scalar.value < 0x250
            masked.append(isGap ? (Blank.contains(scalar) ? " " : scalar) : isInitial ? scalar : "*")
            isAtStart = isGap
        }
        // Single letters are whole names: nothing of them may stay.
        return masked.contains("*") ? String(masked) : hidden
    }

    // MARK: Numbers

    /// First four and last character of long numbers, less of short ones; the birth date is in none of them.
    private static func documentNumber(_ value: String) -> String {
        let kept = value.unicodeScalars.filter { !Blank.contains($0) && $0.halfWidth != "-" }.map(\.halfWidth)
        let shown =
            switch kept.count {
            case 15...: (4, 1)
            case 8...: (2, 1)
            default: (0, 0)
            }
        let middle = stars(kept.count - shown.0 - shown.1)
        return String(String.UnicodeScalarView(kept.prefix(shown.0))) + middle
            + String(String.UnicodeScalarView(kept.suffix(shown.1)))
    }

    private static func telephone(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var kept = scalars.map { Blank.contains($0) ? " " : $0.halfWidth }
        guard kept.allSatisfy({ isPosition($0) || ["+", "-", "(", ")", " "].contains($0) }) else { return hidden }
        dropCountryCode(&kept)
        let count = kept.count(where: isPosition)
        // With 7 to 10 digits, first three and last four would be nearly all.
        let shown = count >= 11 ? (3, 4) : count >= 7 ? (0, 4) : (0, 0)
        var position = 0
        var masked = String.UnicodeScalarView()
        for scalar in kept {
            guard isPosition(scalar) else {
                masked.append(scalar)
                continue
            }
            masked.append(position < shown.0 || position >= count - shown.1 ? scalar : "*")
            position += 1
        }
        return String(masked)
    }

    /// Takes `+86` or `0086` away, behind which the first three digits would say nothing.
    private static func dropCountryCode(_ kept: inout [Unicode.Scalar]) {
        for prefix in ["+86", "0086"] where kept.starts(with: prefix.unicodeScalars) {
            kept.removeFirst(prefix.unicodeScalars.count)
            while let first = kept.first, !isPosition(first), first != "(" { kept.removeFirst() }
            return
        }
    }

    private static func isPosition(_ scalar: Unicode.Scalar) -> Bool { scalar.digit != nil || scalar == "*" }

    private static func bankAccount(_ value: String) -> String {
        let kept = value.unicodeScalars.map(\.halfWidth).filter { scalar in
            scalar.value < 0x80 && (scalar.properties.isAlphabetic || isPosition(scalar))
        }
        guard kept.count >= 8 else { return kept.isEmpty && value.allSatisfy(\.isWhitespace) ? "" : hidden }
        return stars(kept.count - 4) + String(String.UnicodeScalarView(kept.suffix(4)))
    }

    // MARK: Mail

    private static func electronicMail(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        let kept = scalars.filter { !Blank.contains($0) }.map(\.halfWidth)
        let parts = kept.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = parts[0].first, !parts[1].isEmpty,
            parts[1].allSatisfy({
                $0.value < 0x80 && ($0.properties.isAlphabetic || $0.digit != nil || $0 == "." || $0 == "-")
            })
        else { return hidden }
        let isShown = first.value < 0x80 && first != "*"
        return (isShown ? String(Character(first)) : "") + hidden + "@"
            + String(String.UnicodeScalarView(parts[1]))
    }
}
