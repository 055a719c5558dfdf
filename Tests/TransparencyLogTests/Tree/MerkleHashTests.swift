import Testing
import TransparencyLog

struct MerkleHashTests {
    private let ascending = Array(UInt8(0)..<32)

    @Test func bytesAndBase64ComeBack() throws {
        let hash = try #require(MerkleHash(ascending))
        #expect(hash.bytes == ascending)
        #expect(hash.base64 == "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
        #expect(hash.description == hash.base64)
        #expect(MerkleHash(base64: hash.base64) == hash)
        #expect(Set([hash, MerkleHash(ascending), MerkleHash(ascending.reversed())]).count == 2)
    }

    @Test(arguments: [0, 1, 31, 33, 64])
    func otherLengthsAreNoHash(_ count: Int) {
        #expect(MerkleHash([UInt8](repeating: 1, count: count)) == nil)
    }

    @Test(arguments: [
        "", "AAEC", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9=",
        " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh-=", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gAA==",
    ])
    func otherSpellingsAreNoHash(_ text: String) {
        #expect(MerkleHash(base64: text) == nil)
    }

    @Test func everyByteCounts() throws {
        let hash = try #require(MerkleHash(ascending))
        for place in 0..<32 {
            var bytes = ascending
            bytes[place] ^= 0x80
            #expect(MerkleHash(bytes) != hash, "byte \(place)")
        }
    }

    @Test func rowsOfHashesComeBack() throws {
        #expect([MerkleHash](merkleHashes: [UInt8]()) == [])
        let row = try #require([MerkleHash](merkleHashes: ascending + ascending.reversed()))
        #expect(row.map(\.bytes) == [ascending, ascending.reversed()])
        #expect(row.merkleBytes == ascending + ascending.reversed())
        for count in [1, 31, 33, 63, 65] {
            #expect([MerkleHash](merkleHashes: [UInt8](repeating: 0, count: count)) == nil, "\(count) bytes")
        }
    }

    @Test func emptyTreeHasTheDigestOfNothing() {
        #expect(MerkleHash.emptyRoot.base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    }

    @Test func aLeafIsNeverANode() throws {
        let hasher = MerkleHasher()
        let left = hasher.leaf([1])
        let right = hasher.leaf([2])
        #expect(hasher.leaf(left.bytes + right.bytes) != hasher.node(left, right))
        #expect(hasher.leaf([1] + left.bytes + right.bytes) != hasher.node(left, right))
        #expect(hasher.node(left, right) != hasher.node(right, left))
        #expect(hasher.root(ofPerfect: [left, right]) == hasher.node(left, right))
        #expect(hasher.root(ofPerfect: [left]) == left)
    }
}
