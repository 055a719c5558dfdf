import SharedDataTesting
import Testing

@testable import Cryptography

@Suite("X-4: sealing and opening")
struct AuthenticatedCipherTests {
    static let available = CipherAlgorithm.allCases.filter(\.isAvailable)

    private func cipher(_ algorithm: CipherAlgorithm, firstByte: UInt8 = 0) throws -> AuthenticatedCipher {
        let key = [firstByte] + Array(1...31)
        return try AuthenticatedCipher(SecretBytes(copying: key), algorithm)
    }

    @Test func theTwoAlgorithmsOfTheSettingsAreThere() {
        #expect(CipherAlgorithm.aes256GCM.isAvailable)
        #expect(CipherAlgorithm.sm4CTRWithHMACSM3.isAvailable)
    }

    /// Test cases 14 and 16 of the GCM submission to NIST.
    @Test func knownAnswersOfGCM() throws {
        try expectGCM(
            key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12), data: "",
            plaintext: String(repeating: "00", count: 16), ciphertext: "cea7403d4d606b6e074ec5d3baf39d18",
            tag: "d0d1c8a799996bf0265b98b5d48ab919", .aes256GCM)
        try expectGCM(
            key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            nonce: "cafebabefacedbaddecaf888", data: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            plaintext: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            ciphertext: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
            tag: "76fc6ece0f4e1768cddf8853bb2d551b", .aes256GCM)
    }

    @Test(.enabled(if: CipherAlgorithm.sm4GCM.isAvailable || absent("SM4-GCM in libcrypto")))
    func knownAnswerOfRFC8998() throws {
        try expectGCM(
            key: "0123456789abcdeffedcba9876543210", nonce: "00001234567800000000abcd",
            data: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            plaintext: "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
            ciphertext: "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d",
            tag: "83de3541e4c2b58177e065a9bf7b62ec", .sm4GCM)
    }

    private func expectGCM(
        key: String, nonce: String, data: String, plaintext: String, ciphertext: String, tag: String,
        _ algorithm: CipherAlgorithm
    ) throws {
        let fetched = try #require(FetchedCipher.of(algorithm))
        let secret = SecretBytes(copying: bytes(key))
        var pass = try CipherPass(fetched, .sealing, key: secret, nonce: bytes(nonce)[...])
        var output: [UInt8] = []
        try pass.authenticate(bytes(data))
        try pass.transform(bytes(plaintext)[...], into: &output)
        let finished = pass.finish()
        let found = try pass.tag(length: 16)
        #expect(finished)
        #expect(output == bytes(ciphertext))
        #expect(found == bytes(tag))
    }

    @Test(.enabled(if: SharedData.has("data/vectors/sm4_draft-ribose-cfrg-sm4-10-ctr.txt")))
    func vectorsOfSM4CTR() throws {
        let fetched = try #require(FetchedCipher.of(.sm4CTRWithHMACSM3))
        var fields: [String: [UInt8]] = [:]
        var checked = 0
        let text = try SharedData.text("data/vectors/sm4_draft-ribose-cfrg-sm4-10-ctr.txt")
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=").map { $0.filter { $0 != " " } }
            guard parts.count == 2 else { continue }
            fields[parts[0]] = bytes(parts[1])
            guard parts[0] == "CIPHERTEXT" else { continue }
            let secret = SecretBytes(copying: (fields["KEY"] ?? []))
            var pass = try CipherPass(fetched, .sealing, key: secret, nonce: (fields["IV"] ?? [])[...])
            var output: [UInt8] = []
            try pass.transform((fields["PLAINTEXT"] ?? [])[...], into: &output)
            #expect(output == fields["CIPHERTEXT"])
            checked += 1
        }
        #expect(checked == 2)
    }

    @Test(arguments: available)
    func whatIsSealedOpensAndIsDifferentEachTime(_ algorithm: CipherAlgorithm) throws {
        let cipher = try cipher(algorithm)
        var generator = SeededGenerator(seed: 3)
        for length in [0, 1, 15, 16, 17, 18, 64, 1000] {
            let plaintext = generator.bytes(length)
            let data = generator.bytes(length % 7)
            let sealed = try cipher.seal(plaintext, associatedData: data)
            #expect(sealed.count == length + algorithm.overhead)
            #expect(sealed.first == algorithm.rawValue)
            #expect(try cipher.open(sealed, associatedData: data) == plaintext)
            #expect(try cipher.seal(plaintext, associatedData: data) != sealed)
        }
    }

    @Test(arguments: available)
    func anyChangedBitAnyMissingByteAndAnyOtherPlaceIsRefused(_ algorithm: CipherAlgorithm) throws {
        let cipher = try cipher(algorithm)
        let sealed = try cipher.seal(Array("11010519491231002X".utf8), associatedData: [1, 2])
        for position in sealed.indices {
            for bit in 0..<8 {
                var changed = sealed
                changed[position] ^= 1 << bit
                #expect(throws: CryptographyError.self) { try cipher.open(changed, associatedData: [1, 2]) }
            }
        }
        for count in sealed.indices {
            #expect(throws: CryptographyError.self) {
                try cipher.open(Array(sealed.prefix(count)), associatedData: [1, 2])
            }
        }
        for data in [[], [1], [1, 2, 3], [2, 1]] as [[UInt8]] {
            #expect(throws: CryptographyError.authenticationFailed) {
                try cipher.open(sealed, associatedData: data)
            }
        }
        let other = try self.cipher(algorithm, firstByte: 9)
        #expect(throws: CryptographyError.authenticationFailed) {
            try other.open(sealed, associatedData: [1, 2])
        }
    }

    @Test func aByteCannotMoveBetweenAssociatedDataAndCiphertext() throws {
        let cipher = try cipher(.sm4CTRWithHMACSM3)
        let sealed = try cipher.seal([5, 6, 7], associatedData: [2])
        #expect(throws: CryptographyError.self) {
            try cipher.open(Array(sealed.dropFirst()), associatedData: [2, sealed[0]])
        }
    }

    @Test func keysOfOtherLengthsAreRefused() {
        for count in [16, 31, 33] {
            let key = SecretBytes(copying: Array(repeating: 1, count: count))
            #expect(throws: CryptographyError.wrongKeyLength(expected: 32, found: count)) {
                try AuthenticatedCipher(key, .aes256GCM)
            }
        }
    }
}

/// Says loudly why a test is skipped.
private func absent(_ what: String) -> Bool {
    print("SKIPPED: no \(what)")
    return false
}
