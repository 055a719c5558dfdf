import CreditInformation
import Cryptography
import Testing

/// Which digests need the key.
@Suite struct IdentifierDigestsTests {
    private func digests(_ byte: UInt8, version: UInt16 = 3) throws -> IdentifierDigests {
        let ring = try #require(KeyRing([version: SecretBytes(copying: [UInt8](repeating: byte, count: 32))]))
        return IdentifierDigests(
            try ring.messageAuthenticationKey(version: version, .sha256), keyVersion: version)
    }

    @Test(
        "X-4: digests of organisations need no key, those of persons change with it", arguments: IdentifierType.allCases
    )
    func keyedOrPlain(type: IdentifierType) throws {
        let identifier = SubjectIdentifier(type, "91330100M00000019L")
        let (one, other) = (try digests(1), try digests(2))
        let isPersonal = type == .identityDocument
        #expect((one.digest(of: identifier) == other.digest(of: identifier)) == !isPersonal)
        #expect((one.digest(of: identifier) == IdentifierDigests.plainDigest(of: identifier)) == !isPersonal)
        #expect(one.version(for: type) == (isPersonal ? 3 : IdentifierDigests.plainVersion))
    }

    @Test("X-4: type, purpose and borders of parts are part of the digest")
    func partsStayApart() throws {
        let digests = try digests(1)
        #expect(digests.keyed("p", "ab", "c") != digests.keyed("p", "a", "bc"))
        #expect(digests.keyed("p", "ab") != digests.keyed("q", "ab"))
        #expect(digests.keyed("p", "a", "") != digests.keyed("p", "a"))
        #expect(digests.keyed("p", "ab") == digests.keyed("p", bytes: Array("ab".utf8)))
        #expect(
            IdentifierDigests.plainDigest(of: SubjectIdentifier(.taxNumber, "1"))
                != IdentifierDigests.plainDigest(of: SubjectIdentifier(.registrationNumber, "1")))
    }

    @Test("X-4: the key of a subject never changes, whatever is built later")
    func plainDigestIsFixed() {
        // SHA-256 of "unified_code\n91330100M00000019L", first 16 bytes, as sha256sum computes it.
        #expect(
            IdentifierDigests.plainDigest(of: SubjectIdentifier(.unifiedCode, "91330100M00000019L")).text
                == "b364c508-1673-5758-36b2-92f9d9c9a2a7")
    }
}
