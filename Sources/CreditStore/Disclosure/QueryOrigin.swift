/// Who asks, as far as the public audience knows it: what every log entry carries.
///
/// Built only from text that needs no escaping in JSON.
/// - Rule: HZ-Q15, PB-12.
public struct QueryOrigin: Sendable, Equatable {
    /// Network address as the edge states it; hexadecimal digits, dots and colons only.
    public let networkAddress: String
    /// Id of the request as the edge made it; hexadecimal digits only.
    public let requestID: String

    /// What stands in the log when the edge states no usable address or id.
    public static let unknown = "0"

    /// Takes what the edge states; anything but an address or a hexadecimal id becomes `unknown`.
    public init(networkAddress: String?, requestID: String?) {
        self.networkAddress = Self.checked(networkAddress, extra: [UInt8(ascii: "."), UInt8(ascii: ":")])
        self.requestID = Self.checked(requestID, extra: [])
    }

    /// Longest text form of an address, IPv6 with an embedded IPv4.
    private static let maximumLength = 45

    private static func checked(_ text: String?, extra: [UInt8]) -> String {
        guard let text, !text.isEmpty, text.utf8.count <= maximumLength,
            text.utf8.allSatisfy({ byte in
                UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
                    || UInt8(ascii: "A")...UInt8(ascii: "F") ~= byte || extra.contains(byte)
            })
        else { return unknown }
        return text
    }
}
