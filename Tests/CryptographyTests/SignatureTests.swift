import Cryptography
import FoundationEssentials
import SharedDataTesting
import Testing

@Suite("X-4: signatures")
struct SignatureTests {
    private func signingKey(_ hexadecimal: String, _ algorithm: SignatureAlgorithm) throws -> SigningKey {
        try SigningKey(SecretBytes(copying: bytes(hexadecimal)), algorithm)
    }

    /// RFC 8032, 7.1: tests 1, 2, 3 and SHA(abc).
    @Test(arguments: [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            """
            e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
            """
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            """
            92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
            """
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            """
            6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a
            """
        ),
        (
            "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            """
            ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
            """,
            """
            dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704
            """
        ),
    ])
    func vectorsOfRFC8032(_ secret: String, _ publicKey: String, _ message: String, _ signature: String) throws {
        let key = try signingKey(secret, .ed25519)
        #expect(key.publicKey == bytes(publicKey))
        #expect(try key.sign(bytes(message)) == bytes(signature))
        let verification = try VerificationKey(bytes(publicKey), .ed25519)
        #expect(verification == key.verificationKey)
        #expect(verification.isValid(signature: bytes(signature), for: bytes(message)))
    }

    @Test(.enabled(if: SharedData.has("data/vectors/sm2_vectors.json")))
    func vectorOfTheSM2Standard() throws {
        struct Vector: Decodable {
            let name: String
            let d, px, py, r, s, id: String?
        }
        let text = try SharedData.text("data/vectors/sm2_vectors.json")
        // The other vectors are of encryption and of a curve for tests only.
        let vectors = try JSONDecoder().decode([Vector].self, from: Data(text.utf8))
            .filter { $0.px != nil && $0.id == "1234567812345678" }
        #expect(vectors.count == 1)
        for vector in vectors {
            let key = try signingKey(#require(vector.d), .sm2)
            let point = try bytes("04" + #require(vector.px) + #require(vector.py))
            #expect(key.publicKey == point)
            let signature = try der(bytes(#require(vector.r)), bytes(#require(vector.s)))
            let verification = try VerificationKey(point, .sm2)
            #expect(verification.isValid(signature: signature, for: Array("message digest".utf8)))
            #expect(!verification.isValid(signature: signature, for: Array("message digesu".utf8)))
            #expect(!verification.isValid(signature: signature + [0], for: Array("message digest".utf8)))
        }
    }

    /// ASN.1 DER of two positive integers of 32 bytes.
    private func der(_ values: [UInt8]...) -> [UInt8] {
        let integers = values.flatMap { value -> [UInt8] in
            var digits = Array(value.drop { $0 == 0 })
            if let first = digits.first, first >= 0x80 { digits.insert(0, at: 0) }
            return [2, UInt8(digits.count)] + digits
        }
        return [0x30, UInt8(integers.count)] + integers
    }

    @Test(arguments: SignatureAlgorithm.allCases)
    func aSignatureIsOfOneMessageAndOneKey(_ algorithm: SignatureAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let other = try SigningKey.generate(algorithm)
        #expect(key.publicKey != other.publicKey)
        #expect(key.publicKey.count == algorithm.publicKeyLength)
        let verification = try VerificationKey(key.publicKey, algorithm)
        for length in [0, 1, 100, 100_000] {
            let message = [UInt8](repeating: 7, count: length)
            let signature = try key.sign(message)
            #expect(signature.count <= algorithm.maximumSignatureLength)
            #expect(verification.isValid(signature: signature, for: message))
            #expect(!verification.isValid(signature: signature, for: message + [7]))
            #expect(!other.verificationKey.isValid(signature: signature, for: message))
        }
    }

    @Test(arguments: SignatureAlgorithm.allCases)
    func everyFlippedBitAndEveryOtherLengthIsRefused(_ algorithm: SignatureAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let verification = key.verificationKey
        let message: [UInt8] = [1, 2, 3]
        let signature = try key.sign(message)
        for bit in 0..<8 * signature.count {
            var forged = signature
            forged[bit / 8] ^= 1 << (bit % 8)
            #expect(!verification.isValid(signature: forged, for: message))
        }
        for length in 0..<signature.count {
            #expect(!verification.isValid(signature: Array(signature.prefix(length)), for: message))
        }
        #expect(!verification.isValid(signature: signature + [0], for: message))
        #expect(!verification.isValid(signature: signature + signature, for: message))
    }

    @Test(arguments: SignatureAlgorithm.allCases)
    func keysComeBackFromTheirBytes(_ algorithm: SignatureAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let exported = key.exportPrivateKey()
        #expect(exported.count == SignatureAlgorithm.privateKeyLength)
        let again = try SigningKey(SecretBytes(copying: exported), algorithm)
        #expect(again.publicKey == key.publicKey)
        #expect(key.verificationKey.isValid(signature: try again.sign([9]), for: [9]))
        #expect("\(key)" == "SigningKey(\(algorithm.rawValue))")
    }

    @Test(arguments: SignatureAlgorithm.allCases)
    func keyLengthsHaveLimitsOnBothSides(_ algorithm: SignatureAlgorithm) throws {
        for length in [0, 31, 33] {
            #expect(throws: CryptographyError.wrongKeyLength(expected: 32, found: length)) {
                try SigningKey(SecretBytes(copying: [UInt8](repeating: 1, count: length)), algorithm)
            }
        }
        let point = try SigningKey.generate(algorithm).publicKey
        let error = CryptographyError.wrongKeyLength(expected: point.count, found: point.count - 1)
        #expect(throws: error) { try VerificationKey(Array(point.dropLast()), algorithm) }
        #expect(throws: CryptographyError.self) { try VerificationKey(point + [0], algorithm) }
        #expect(throws: CryptographyError.self) { try VerificationKey([], algorithm) }
    }

    @Test func scalarsOfSM2LieBetweenOneAndTheOrderLessTwo() throws {
        // n = FFFFFFFE FFFFFFFF FFFFFFFF FFFFFFFF 7203DF6B 21C6052B 53BBF409 39D54123 (GB/T 32918.5-2017).
        let order = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d541"
        for accepted in [String(repeating: "0", count: 63) + "1", order + "21"] {
            let key = try signingKey(accepted, .sm2)
            #expect(key.verificationKey.isValid(signature: try key.sign([1]), for: [1]))
        }
        for refused in [
            String(repeating: "0", count: 64), order + "22", order + "23", String(repeating: "f", count: 64),
        ] {
            #expect(throws: CryptographyError.keyOffCurve) { try signingKey(refused, .sm2) }
        }
    }

    @Test func oneKeyServesManyThreads() async throws {
        for algorithm in SignatureAlgorithm.allCases {
            let key = try SigningKey.generate(algorithm)
            let verification = key.verificationKey
            let agreement = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<4 {
                    group.addTask {
                        try (0..<50).allSatisfy { round in
                            let message = [UInt8(number), UInt8(round)]
                            return verification.isValid(signature: try key.sign(message), for: message)
                        }
                    }
                }
                return try await group.reduce(true) { $0 && $1 }
            }
            #expect(agreement)
        }
    }
}
