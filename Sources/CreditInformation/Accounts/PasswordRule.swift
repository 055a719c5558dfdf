/// What a password must be like, and how long it may be used.
///
/// - Rule: PB-7 (银发〔2018〕102号 附件3 5.6: eight characters with upper case, lower case and digits, changed within thirty
///   days, not reused); QZ-2 (钦市金管字〔2023〕26号 附件1 第六条: letters, digits and symbols, other than the first one).
public enum PasswordRule {
    /// Lengths in characters. The least is the regulation's; the greatest keeps hashing from becoming somebody's weapon.
    public static let lengths = 8...128
    /// Days after the one on which it was set during which a password may be used; the last of them is still in time.
    public static let longestUseDays = 30

    /// Everything that is wrong with a new password.
    ///
    /// - Parameters:
    ///   - accountID: Name of the account that wants it.
    /// - Returns: Never ``PasswordFault/reused``: only hashes tell that, and each costs a tenth of a second. Whoever keeps
    ///   them asks them once nothing else is wrong.
    public static func faults(in password: String, accountID: String) -> [PasswordFault] {
        let characters = Array(password.utf8)
        func has(_ range: ClosedRange<UInt8>) -> Bool { characters.contains(where: range.contains) }
        var faults: [PasswordFault] = []
        if password.unicodeScalars.count < lengths.lowerBound { faults.append(.tooShort) }
        if password.unicodeScalars.count > lengths.upperBound { faults.append(.tooLong) }
        if !has(UInt8(ascii: "A")...UInt8(ascii: "Z")) { faults.append(.noUpperCase) }
        if !has(UInt8(ascii: "a")...UInt8(ascii: "z")) { faults.append(.noLowerCase) }
        if !has(UInt8(ascii: "0")...UInt8(ascii: "9")) { faults.append(.noDigit) }
        if !characters.contains(where: isSymbol) { faults.append(.noSymbol) }
        // Printable ASCII without the space: what every keyboard has and no eye overlooks.
        if !characters.allSatisfy({ (0x21...0x7E).contains($0) }) { faults.append(.unusableCharacter) }
        if !accountID.isEmpty, password.lowercased().contains(accountID.lowercased()) {
            faults.append(.containsAccount)
        }
        return faults
    }

    /// Whether a password must be changed before anything else is done.
    ///
    /// - Parameters:
    ///   - setOn: Day on which it was set.
    ///   - isGivenByOthers: Whether somebody else set it: then at the first log-in (QZ-2).
    public static func mustBeChanged(setOn: CalendarDate, isGivenByOthers: Bool, on day: CalendarDate) -> Bool {
        isGivenByOthers || setOn.days(to: day) > longestUseDays
    }

    private static func isSymbol(_ character: UInt8) -> Bool {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            false
        default: (0x21...0x7E).contains(character)
        }
    }
}
