import Cryptography
import Testing

@Suite("X-4: key files and key versions")
struct SecretKeyFileTests {
    private let one = String(repeating: "01", count: 31) + "ff"
    private let two = String(repeating: "AB", count: 31) + "0a"

    @Test func newestVersionSealsAndAllOpen() throws {
        let old = try VersionedCipher(SecretKeyFile.parse("1 \(one)\n"), .aes256GCM)
        let sealed = try old.seal([1, 2, 3], associatedData: [9])
        let ring = try SecretKeyFile.parse("# rotated\n\n2\t\(two)\r\n  1 \(one)")
        #expect(ring.versions == [1, 2])
        #expect(ring.newestVersion == 2)
        let new = try VersionedCipher(ring, .sm4CTRWithHMACSM3)
        #expect(try new.open(sealed, associatedData: [9]) == [1, 2, 3])
        let resealed = try new.seal([1, 2, 3], associatedData: [9])
        #expect(VersionedCipher.version(of: sealed) == 1)
        #expect(VersionedCipher.version(of: resealed) == 2)
        #expect(throws: CryptographyError.unknownKeyVersion(2)) {
            try old.open(resealed, associatedData: [9])
        }
        #expect(throws: CryptographyError.malformedSealedBytes) { try new.open([0]) }
        #expect(throws: CryptographyError.malformedSealedBytes) { try new.open([0, 1]) }
        #expect(throws: CryptographyError.malformedSealedBytes) { try new.open([0, 1, 77, 0]) }
    }

    @Test func versionsHaveLimitsOnBothSides() throws {
        #expect(throws: SecretKeyFileError.versionOutOfRange(line: 1)) { try SecretKeyFile.parse("0 \(one)") }
        #expect(try SecretKeyFile.parse("1 \(one)").newestVersion == 1)
        #expect(try SecretKeyFile.parse("65535 \(one)").newestVersion == 65535)
        #expect(throws: SecretKeyFileError.versionOutOfRange(line: 1)) {
            try SecretKeyFile.parse("65536 \(one)")
        }
        #expect(throws: SecretKeyFileError.versionOutOfRange(line: 2)) {
            try SecretKeyFile.parse("\n-1 \(one)")
        }
    }

    @Test func badFilesAreRefusedByLineAndReason() {
        let cases: [(String, SecretKeyFileError)] = [
            ("", .noKey), ("# nothing\n\n", .noKey),
            ("1", .malformedLine(1)), ("1 \(one) more", .malformedLine(1)),
            ("1 \(one)\n1 \(two)", .duplicateVersion(line: 2, version: 1)),
            ("1 \(one.dropLast())", .wrongKeyLength(line: 1, expectedDigits: 64, foundDigits: 63)),
            ("1 \(one)0", .wrongKeyLength(line: 1, expectedDigits: 64, foundDigits: 65)),
            ("1 \(one.dropLast())g", .notHexadecimal(line: 1)),
            ("1 \(String(repeating: "00", count: 32))", .placeholderKey(line: 1)),
        ]
        for (text, error) in cases {
            #expect(throws: error) { try SecretKeyFile.parse(text) }
            #expect(!error.description.contains(one.prefix(8)))
        }
    }

    @Test func freshLinesAreReadableAndDiffer() throws {
        let line = try SecretKeyFile.newLine(version: 7)
        #expect(try SecretKeyFile.parse(line).newestVersion == 7)
        #expect(try SecretKeyFile.newLine(version: 7) != line)
    }
}
