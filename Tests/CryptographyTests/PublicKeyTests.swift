import Cryptography
import Testing

@Suite("X-4: public keys that are none")
struct PublicKeyTests {
    @Test func pointsOffTheCurveSM2AreRefused() throws {
        let point = try SigningKey.generate(.sm2).publicKey
        for index in [1, 32, 33, 64] {
            var moved = point
            moved[index] ^= 1
            #expect(throws: CryptographyError.keyOffCurve) { try VerificationKey(moved, .sm2) }
        }
        // The point at infinity, coordinates above p, and the hybrid form of a good point.
        #expect(throws: CryptographyError.keyOffCurve) { try VerificationKey([UInt8](repeating: 0, count: 65), .sm2) }
        #expect(throws: CryptographyError.keyOffCurve) {
            try VerificationKey([4] + [UInt8](repeating: 255, count: 64), .sm2)
        }
        for form in [UInt8(0), 2, 3, 5, 6, 7] {
            #expect(throws: CryptographyError.keyOffCurve) { try VerificationKey([form] + point.dropFirst(), .sm2) }
        }
    }

    @Test func halfOfAllCoordinatesAreOnTheCurveOfEd25519() throws {
        var generator = SeededGenerator(seed: 5)
        var accepted = 0
        for _ in 0..<400 {
            accepted += (try? VerificationKey(generator.bytes(32), .ed25519)) == nil ? 0 : 1
        }
        // Binomial with standard deviation 10; the seed is fixed.
        #expect((150...250).contains(accepted))
    }

    @Test func everyGeneratedKeyIsAccepted() throws {
        for algorithm in SignatureAlgorithm.allCases {
            for _ in 0..<100 {
                let point = try SigningKey.generate(algorithm).publicKey
                #expect(try VerificationKey(point, algorithm).publicKey == point)
            }
        }
    }

    /// The eight points of small order, computed as L times random points, under both signs; encodings at and above p.
    @Test(arguments: [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ])
    func pointsThatAnybodyCanSignForAreRefused(_ encoding: String) {
        for sign in [UInt8(0), 0x80] {
            var point = bytes(encoding)
            point[31] |= sign
            #expect(throws: CryptographyError.keyOffCurve) { try VerificationKey(point, .ed25519) }
        }
    }

    @Test func theBasePointAndItsOppositeAreAccepted() throws {
        var point = bytes("5866666666666666666666666666666666666666666666666666666666666666")
        #expect(throws: Never.self) { try VerificationKey(point, .ed25519) }
        point[31] |= 0x80
        #expect(throws: Never.self) { try VerificationKey(point, .ed25519) }
    }
}
