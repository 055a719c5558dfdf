public import Cryptography

/// A password for one log-in, made at random and told once.
///
/// Whoever gets it must change it at the first log-in.
/// - Rule: QZ-2, HZ-S5 (no default passwords).
public struct InitialPassword: Sendable {
    /// Characters of each kind: 20 in all, some 110 bits, and every rule about kinds is kept.
    private static let countOfEachKind = 5
    /// Without characters that look like others when they are read from paper.
    private static let kinds = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnpqrstuvwxyz", "23456789", "+-*=%#@?"]

    /// The password; a secret.
    public let text: String

    /// Makes one.
    public init() throws(CryptographyError) {
        var characters: [UInt8] = []
        for kind in Self.kinds {
            for _ in 0..<Self.countOfEachKind {
                let alphabet = Array(kind.utf8)
                characters.append(alphabet[try Self.number(below: alphabet.count)])
            }
        }
        // Fisher and Yates, so that the kinds stand anywhere.
        for place in stride(from: characters.count - 1, to: 0, by: -1) {
            characters.swapAt(place, try Self.number(below: place + 1))
        }
        text = String(decoding: characters, as: UTF8.self)
    }

    /// A number of 0 to `count` − 1, each as likely as the others; `count` is at most 256.
    private static func number(below count: Int) throws(CryptographyError) -> Int {
        let limit = 256 / count * count
        while true {
            let byte = Int(try RandomBytes.generate(1)[0])
            if byte < limit { return byte % count }
        }
    }
}
