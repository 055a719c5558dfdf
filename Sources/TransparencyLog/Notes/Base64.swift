internal import FoundationEssentials

/// Standard base64 with padding (RFC 4648, section 4), the one spelling per value.
enum Base64 {
    /// The text of some bytes.
    static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
    }

    /// The bytes of a text; nil for anything that `encode` does not write, so that no value has a second spelling.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        guard let data = Data(base64Encoded: String(text)), data.base64EncodedString() == text else { return nil }
        return [UInt8](data)
    }
}
