import CreditStore

/// A query for the entry that a receipt names, read and checked.
///
/// The secret comes in a header field: an address would leave it in histories and logs.
/// - Rule: BX-13.
struct ReceiptRequest: Sendable, Equatable {
    /// Characters of a secret: a UUID with its four hyphens.
    private static let secretCharacters = 36
    /// Where the hyphens are.
    private static let hyphens: Set<Int> = [8, 13, 18, 23]

    /// Position of the entry, 0 or more.
    let position: Int
    /// The secret.
    let secret: UInt128
    /// Who asks.
    let origin: QueryOrigin

    /// Reads both parts as the receipt writes them; letters of the secret may be capitals.
    ///
    /// - Throws: A refusal that keeps nothing of what was sent.
    init(position: String, secret: String?, origin: QueryOrigin) throws(PublicRequestReader.Refused) {
        guard let number = Int(position), number >= 0, String(number) == position,
            let secret = secret.flatMap(Self.secret)
        else { throw PublicRequestReader.Refused(.malformedReceipt) }
        self.position = number
        self.secret = secret
        self.origin = origin
    }

    /// What the log says of a query that is refused before the entry was looked for.
    var scope: String { #"{"position":\#(position)}"# }

    private static func secret(_ text: String) -> UInt128? {
        guard text.utf8.count == secretCharacters else { return nil }
        var value: UInt128 = 0
        for (place, byte) in text.utf8.enumerated() {
            if hyphens.contains(place) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            value = value << 4 | UInt128(digit)
        }
        return value
    }
}
