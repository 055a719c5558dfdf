import Cryptography
import SharedDataTesting
import Testing

@Suite("X-4: digests")
struct DigestTests {
    @Test func knownAnswersOfTheStandards() {
        // FIPS 180-4 examples; GB/T 32905-2016 appendix A.
        #expect(
            Digest.of("abc", .sha256)
                == bytes("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
        #expect(
            Digest.of([], .sha256) == bytes("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
        #expect(
            Digest.of("abc", .sm3)
                == bytes("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"))
        let repeated = String(repeating: "abcd", count: 16)
        #expect(
            Digest.of(repeated, .sm3)
                == bytes("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"))
    }

    @Test(.enabled(if: SharedData.has("data/vectors/sm3_oscca.txt")))
    func vectorsOfSM3() throws {
        var length = 0
        var message: [UInt8] = []
        var checked = 0
        for line in try SharedData.text("data/vectors/sm3_oscca.txt").split(separator: "\n") {
            let parts = line.split(separator: "=").map { $0.filter { $0 != " " } }
            guard parts.count == 2 else { continue }
            switch parts[0] {
            case "Len": length = (Int(parts[1]) ?? 0) / 8
            case "Msg": message = Array(bytes(parts[1]).prefix(length))
            case "MD":
                #expect(Digest.of(message, .sm3) == bytes(parts[1]))
                checked += 1
            default: break
            }
        }
        #expect(checked >= 6)
    }

    @Test(arguments: DigestAlgorithm.allCases)
    func piecesGiveTheDigestOfTheWhole(_ algorithm: DigestAlgorithm) throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<50 {
            let whole = generator.bytes(Int.random(in: 0...500, using: &generator))
            var digest = try IncrementalDigest(algorithm)
            var rest = whole[...]
            while !rest.isEmpty {
                let count = Int.random(in: 0...rest.count, using: &generator)
                digest.update(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            #expect(digest.finalize() == Digest.of(whole, algorithm))
        }
    }
}
