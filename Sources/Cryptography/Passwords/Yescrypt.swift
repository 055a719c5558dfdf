internal import CLibCrypt
internal import CLibCrypto
internal import Glibc

/// yescrypt by libxcrypt, in the text form of crypt(5): `$y$parameters$salt$hash`.
enum Yescrypt {
    /// How the text of new hashes begins. `j9T`: N = 4096, r = 32, p = 1, that is 16 MiB and some 20 ms for one try, the
    /// cost that Debian 12 has for the passwords of its own users. More would let a few log-ins at once fill the memory.
    static let parameters = "$y$j9T$"
    /// The cost in `crypt_gensalt`'s count that gives these parameters.
    private static let cost: UInt = 5
    /// Random bytes of a salt: 128 bits, libxcrypt's own number.
    private static let saltLength = 16

    /// Whether a text has the form and one of libxcrypt's costs 1 to 9, that is 1 to 256 MiB: a row of a table may not ask
    /// for more.
    static func isHash(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1].elementsEqual("y".utf8), parts[4].count == 43,
            (1...86).contains(parts[3].count), text.utf8.count <= 200
        else { return false }
        let known = ["j75", "j85", "j7T", "j8T", "j9T", "jAT", "jBT", "jCT", "jDT"]
        return known.contains { parts[2].elementsEqual($0.utf8) }
            && parts[3].allSatisfy(isDigit) && parts[4].allSatisfy(isDigit)
    }

    /// Parameters with a fresh salt.
    static func newSetting() throws(CryptographyError) -> String {
        let salt = try RandomBytes.generate(saltLength).map { CChar(bitPattern: $0) }
        var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
        // Writes a C string into `setting`, which outlives the call.
        guard unsafe crypt_gensalt_rn("$y$", cost, salt, Int32(salt.count), &setting, Int32(setting.count)) != nil
        else { throw .algorithmUnavailable("yescrypt") }
        return text(setting)
    }

    /// The whole text for a password under a setting, which may be a kept text: its hash is ignored.
    static func hash(_ password: String, setting: String) throws(CryptographyError) -> String {
        // 32 KiB that holds the password and what can be derived from it: on the heap and overwritten.
        let workspace = UnsafeMutablePointer<crypt_data>.allocate(capacity: 1)
        unsafe memset(workspace, 0, MemoryLayout<crypt_data>.size)
        defer {
            unsafe OPENSSL_cleanse(workspace, MemoryLayout<crypt_data>.size)
            unsafe workspace.deallocate()
        }
        // The answer lies in the workspace, or is null.
        guard
            let answer = unsafe crypt_rn(password, setting, workspace, Int32(MemoryLayout<crypt_data>.size))
        else { throw .libraryFailure("crypt_rn") }
        return unsafe String(cString: answer)
    }

    private static func text(_ bytes: [CChar]) -> String {
        String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
