import Cryptography

/// Somebody who logs in.
struct StaffPerson {
    let account: String
    var password: String
    var device: OneTimePassword?
    var cookie: String?
    var requestToken: String?

    init(account: String, password: String) {
        self.account = account
        self.password = password
    }

    /// What the device shows.
    func code(at microseconds: Int64) throws -> String? {
        try device?.code(ofStep: OneTimePassword.step(at: microseconds / 1_000_000))
    }

    /// Reads what devices take.
    static func base32(_ text: String) -> [UInt8]? {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var bits: [Bool] = []
        for character in text.utf8 {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            for place in stride(from: 4, through: 0, by: -1) { bits.append(value >> place & 1 == 1) }
        }
        return stride(from: 0, through: bits.count - 8, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }
}
