import Cryptography
import Testing

@Suite("PB-7, QZ-2: passwords as they are kept")
struct PasswordHashTests {
    @Test(arguments: PasswordHashAlgorithm.allCases)
    func thePasswordMatchesAndNothingElseDoes(algorithm: PasswordHashAlgorithm) throws {
        let hash = try PasswordHash(hashing: "信用Credit-2026", with: algorithm)
        #expect(hash.algorithm == algorithm)
        let kept = try #require(PasswordHash(kept: hash.text))
        #expect(kept == hash)
        #expect(try kept.matches("信用Credit-2026"))
        for other in ["信用Credit-2027", "信用Credit-202", "信用Credit-2026 ", "", "信用Credit-2026\0"] {
            #expect(try !kept.matches(other))
        }
    }

    @Test(arguments: PasswordHashAlgorithm.allCases)
    func theSamePasswordHasAnotherHashEachTime(algorithm: PasswordHashAlgorithm) throws {
        let first = try PasswordHash(hashing: "Abcdefg1", with: algorithm)
        #expect(try PasswordHash(hashing: "Abcdefg1", with: algorithm).text != first.text)
        #expect("\(first)" == "PasswordHash(\(algorithm.rawValue))")
    }

    @Test(arguments: PasswordHashAlgorithm.allCases)
    func passwordsHaveLimitsOnBothSides(algorithm: PasswordHashAlgorithm) throws {
        let longest = String(repeating: "a", count: PasswordHash.maximumPasswordLength)
        let hash = try PasswordHash(hashing: longest, with: algorithm)
        #expect(try hash.matches(longest))
        // The last byte counts too.
        #expect(try !hash.matches(longest.dropLast() + "b"))
        #expect(try !hash.matches(longest + "a"))
        for unusable in ["", longest + "a", "abc\0def"] {
            #expect(throws: CryptographyError.unusablePassword) { try PasswordHash(hashing: unusable, with: algorithm) }
        }
    }

    /// Made by the C library's `crypt` from Python.
    @Test func aHashOfAnotherProgramMatches() throws {
        let kept = try #require(
            PasswordHash(kept: "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$ayONoeNYiT2WVxlO8tqnBlR3jjB8g8Lc.uRHUiTNol4"))
        #expect(try kept.matches("Abcdefg1"))
        #expect(try !kept.matches("Abcdefg2"))
        #expect(!kept.isOutdated(for: .yescrypt))
    }

    /// Made by Python's `hashlib.pbkdf2_hmac("sm3", …)` with the salt 00…0f.
    @Test func aKeyOfAnotherProgramMatches() throws {
        let kept = try #require(
            PasswordHash(
                kept:
                    "$pbkdf2-hmac-sm3$200000$000102030405060708090a0b0c0d0e0f$4601a5e126fb492c0cd1fa26169d23df3c31d62fb50de62f9e6451155c0f8132"
            ))
        #expect(try kept.matches("Abcdefg1"))
        #expect(try !kept.matches("Abcdefg2"))
        // Fewer iterations than new ones have.
        #expect(kept.isOutdated(for: .pbkdf2HMACSM3))
    }

    @Test func aHashIsOutdatedWhenTheSettingOrTheCostIsAnother() throws {
        let yescrypt = try PasswordHash(hashing: "Abcdefg1", with: .yescrypt)
        #expect(!yescrypt.isOutdated(for: .yescrypt))
        #expect(yescrypt.isOutdated(for: .pbkdf2HMACSM3))
        let cheap = try #require(PasswordHash(kept: yescrypt.text.replacing("$j9T$", with: "$j75$")))
        #expect(cheap.isOutdated(for: .yescrypt))
        let national = try PasswordHash(hashing: "Abcdefg1", with: .pbkdf2HMACSM3)
        #expect(!national.isOutdated(for: .pbkdf2HMACSM3))
        #expect(national.isOutdated(for: .yescrypt))
    }

    @Test func whatNeitherAlgorithmMakesIsNotTaken() throws {
        let yescrypt = try PasswordHash(hashing: "Abcdefg1", with: .yescrypt).text
        let national =
            "$pbkdf2-hmac-sm3$100000$" + String(repeating: "0", count: 32) + "$" + String(repeating: "0", count: 64)
        #expect(PasswordHash(kept: national) != nil)
        let refused = [
            "", "x", "$", "$y$", "*0", "$1$abcdefgh$0123456789012345678901", "Abcdefg1",
            String(yescrypt.dropLast()), yescrypt + "a", yescrypt.replacing("$y$", with: "$7$"),
            yescrypt.replacing("$j9T$", with: "$jFT$"), yescrypt.replacing("$j9T$", with: "$$"),
            national.replacing("$100000$", with: "$99999$"), national.replacing("$100000$", with: "$10000001$"),
            national.replacing("$100000$", with: "$0100000$"), national.replacing("$100000$", with: "$-1$"),
            national + "00", String(national.dropLast(2)), national.replacing("sm3", with: "sha1"),
            String(national.dropLast()) + "G", String(national.dropLast()) + "A", national + "\n",
        ]
        for text in refused { #expect(PasswordHash(kept: text) == nil, "\(text)") }
    }
}
