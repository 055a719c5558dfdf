import Cryptography
import Testing

@Suite("X-4: digests of the leaves and nodes of a Merkle tree")
struct ReusableDigestTests {
    @Test func knownAnswersOfRFC6962() {
        let digest = ReusableDigest()
        // The reference tree of the RFC's authors: the leaf without bytes, and the node of the first two
        // leaves, "" and 00.
        let empty = digest.digest(prefix: 0, [UInt8]().span)
        #expect(
            ReusableDigest.bytes(empty) == bytes("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"))
        let zero = digest.digest(prefix: 0, [UInt8(0)].span)
        #expect(
            ReusableDigest.bytes(digest.digest(prefix: 1, empty, zero))
                == bytes("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"))
    }

    @Test(arguments: DigestAlgorithm.allCases)
    func agreesWithTheDigestOfTheWhole(_ algorithm: DigestAlgorithm) {
        var generator = SeededGenerator(seed: 3)
        let digest = ReusableDigest(algorithm)
        #expect(digest.algorithm == algorithm)
        for length in Array(0...200) + [450, 10_000] {
            let message = generator.bytes(length)
            for prefix in [UInt8(0), 1, 2, 255] {
                #expect(
                    ReusableDigest.bytes(digest.digest(prefix: prefix, message.span))
                        == Digest.of([prefix] + message, algorithm))
            }
        }
    }

    @Test(arguments: DigestAlgorithm.allCases)
    func aNodeIsTheDigestOfItsSixtyFiveBytes(_ algorithm: DigestAlgorithm) {
        var generator = SeededGenerator(seed: 4)
        let digest = ReusableDigest(algorithm)
        for _ in 0..<200 {
            let left = digest.digest(prefix: 0, generator.bytes(8).span)
            let right = digest.digest(prefix: 0, generator.bytes(8).span)
            let whole = [1] + ReusableDigest.bytes(left) + ReusableDigest.bytes(right)
            #expect(ReusableDigest.bytes(digest.digest(prefix: 1, left, right)) == Digest.of(whole, algorithm))
        }
    }

    @Test func theHighestByteOfAWordIsItsFirst() {
        // SHA-256 of "abc" begins with ba7816bf8f01cfea and ends with b410ff61f20015ad.
        let words = ReusableDigest().digest(prefix: UInt8(ascii: "a"), Array("bc".utf8).span)
        #expect(words.0 == 0xba78_16bf_8f01_cfea)
        #expect(words.3 == 0xb410_ff61_f200_15ad)
        #expect(ReusableDigest.bytes(words) == Digest.of("abc", .sha256))
    }
}
