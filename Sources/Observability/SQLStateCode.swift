/// The five characters of an SQLSTATE; the message beside it may quote data and is never logged.
public struct SQLStateCode: SafeToLog, Equatable {
    /// The five characters.
    public let safeLogText: String

    /// Takes five upper-case letters or digits; nil otherwise.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.count == 5 else { return nil }
        let isCode = bytes.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
        }
        guard isCode else { return nil }
        safeLogText = text
    }
}
