/// A random token or digest in lower-case hexadecimal, e.g. the id that nginx gives to a request.
///
/// Exactly 32 or 64 digits: no identity number, telephone or account number has such a length, so that the token
/// cannot carry one into the log.
public struct HexToken: SafeToLog, Equatable {
    /// The digits.
    public let safeLogText: String

    /// Takes the text when it has the form; nil otherwise.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.count == 32 || bytes.count == 64 else { return nil }
        let isHex = bytes.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
        guard isHex else { return nil }
        safeLogText = text
    }
}
