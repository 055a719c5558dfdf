import CreditInformation

/// Reads a UUID as PostgreSQL writes it.
enum UUIDText {
    /// 32 digits and four hyphens.
    static let characters = 36

    /// The number; nil unless the text is `8-4-4-4-12` hexadecimal digits.
    static func value(_ text: String) -> UInt128? {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
        guard groups == [8, 4, 4, 4, 12] else { return nil }
        return Digest128(hexadecimal: text)?.value
    }
}
