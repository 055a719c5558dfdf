import Cryptography
import Testing

@Suite("X-4: message authentication codes")
struct MessageAuthenticationKeyTests {
    private func key(_ bytes: [UInt8], _ algorithm: DigestAlgorithm) throws -> MessageAuthenticationKey {
        try MessageAuthenticationKey(SecretBytes(copying: bytes), algorithm)
    }

    @Test func knownAnswersOfRFC4231() throws {
        let first = try key(Array(repeating: 0x0b, count: 20), .sha256)
        #expect(
            first.code(of: "Hi There")
                == bytes("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"))
        let third = try key(Array(repeating: 0xaa, count: 20), .sha256)
        #expect(
            third.code(of: Array(repeating: 0xdd, count: 50))
                == bytes("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"))
        let sixth = try key(Array(repeating: 0xaa, count: 131), .sha256)
        #expect(
            sixth.code(of: "Test Using Larger Than Block-Size Key - Hash Key First")
                == bytes("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"))
    }

    /// RFC 2104 written out, over the digest of this target.
    private func byDefinition(_ key: [UInt8], _ message: [UInt8], _ algorithm: DigestAlgorithm) -> [UInt8] {
        let shortened = key.count > 64 ? Digest.of(key, algorithm) : key
        let block = shortened + Array(repeating: 0, count: 64 - shortened.count)
        let inner = Digest.of(block.map { $0 ^ 0x36 } + message, algorithm)
        return Digest.of(block.map { $0 ^ 0x5c } + inner, algorithm)
    }

    @Test(arguments: DigestAlgorithm.allCases)
    func agreesWithTheDefinitionAndForgetsTheMessageBefore(_ algorithm: DigestAlgorithm) throws {
        var generator = SeededGenerator(seed: 2)
        for length in [16, 32, 63, 64, 65, 200] {
            let material = generator.bytes(length)
            let key = try key(material, algorithm)
            for _ in 0..<20 {
                let message = generator.bytes(Int.random(in: 0...200, using: &generator))
                #expect(key.code(of: message) == byDefinition(material, message, algorithm))
                #expect(key.isValid(key.code(of: message), for: message))
                #expect(!key.isValid(key.code(of: message + [0]), for: message))
            }
        }
    }

    @Test func keyLengthHasLimitsOnBothSides() throws {
        #expect(throws: CryptographyError.self) { try key(Array(repeating: 1, count: 15), .sha256) }
        #expect(throws: Never.self) { try key(Array(repeating: 1, count: 16), .sha256) }
        #expect(throws: Never.self) { try key(Array(repeating: 1, count: 1024), .sm3) }
        #expect(throws: CryptographyError.self) { try key(Array(repeating: 1, count: 1025), .sm3) }
    }

    @Test func oneKeyServesManyThreads() async throws {
        let key = try key(Array(1...32), .sm3)
        let expected = (0..<200).map { key.code(of: "message \($0)") }
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask { (0..<200).allSatisfy { key.code(of: "message \($0)") == expected[$0] } }
            }
            for await agrees in group { #expect(agrees) }
        }
    }

    @Test func comparisonSeesEveryByteAndLength() {
        #expect(constantTimeEqual([], []))
        #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2, 4]))
        #expect(!constantTimeEqual([1, 2, 3], [0, 2, 3]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2]))
    }

    @Test func secretBytesAreNotPrintable() {
        #expect(String(describing: SecretBytes(copying: [7, 7, 7])) == "SecretBytes(3 bytes)")
    }

    @Test func randomBytesHaveTheLengthAndDiffer() throws {
        #expect(try RandomBytes.generate(0).isEmpty)
        let draws = try Set((0..<100).map { _ in try RandomBytes.generate(16) })
        #expect(draws.count == 100)
        #expect(draws.allSatisfy { $0.count == 16 })
    }
}
