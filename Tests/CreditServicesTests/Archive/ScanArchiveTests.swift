import CreditServices
import Cryptography
import Testing

/// Scans sealed and opened: whatever was changed on the way is noticed.
@Suite struct ScanArchiveTests {
    private static let content = Array("%PDF-1.7 一份测试文件\n%%EOF".utf8)

    private static func cipher(
        _ keys: [UInt16: UInt8], _ algorithm: CipherAlgorithm = .aes256GCM
    ) throws -> VersionedCipher {
        let keys = keys.mapValues { SecretBytes(copying: [UInt8](repeating: $0, count: 32)) }
        return try VersionedCipher(#require(KeyRing(keys)), algorithm)
    }

    @Test(arguments: [CipherAlgorithm.aes256GCM, .sm4CTRWithHMACSM3])
    func whatIsKeptComesBackAndLiesSealed(_ algorithm: CipherAlgorithm) throws {
        let store = TestStore()
        let archive = ScanArchive(store, try Self.cipher([1: 7], algorithm))
        let scan = try archive.keep(Self.content, id: 42)
        let digest = Digest.of(Self.content, .sha256)
        #expect(scan == StoredScan(id: 42, byteCount: Self.content.count, digest: digest, keyVersion: 1))
        #expect(try archive.content(of: scan) == Self.content)
        let sealed = try #require(store.files[42])
        #expect(!sealed.starts(with: [0x25]))
        #expect(!String(decoding: sealed, as: UTF8.self).contains("PDF"))
    }

    @Test func anOldKeyStillOpensAndANewOneSeals() throws {
        let store = TestStore()
        let scan = try ScanArchive(store, Self.cipher([1: 7])).keep(Self.content, id: 42)
        let renewed = ScanArchive(store, try Self.cipher([1: 7, 2: 8]))
        #expect(try renewed.content(of: scan) == Self.content)
        #expect(try renewed.keep(Self.content, id: 43).keyVersion == 2)
    }

    @Test func anotherKeyOpensNothing() throws {
        let store = TestStore()
        let scan = try ScanArchive(store, Self.cipher([1: 7])).keep(Self.content, id: 42)
        #expect(throws: ScanArchiveError.damaged) { try ScanArchive(store, Self.cipher([1: 8])).content(of: scan) }
        #expect(throws: ScanArchiveError.cryptography(.unknownKeyVersion(1))) {
            try ScanArchive(store, Self.cipher([2: 7])).content(of: scan)
        }
    }

    @Test func everyChangedByteIsNoticed() throws {
        let store = TestStore()
        let archive = ScanArchive(store, try Self.cipher([1: 7]))
        let scan = try archive.keep(Self.content, id: 42)
        let sealed = try #require(store.files[42])
        for place in sealed.indices {
            var changed = sealed
            changed[place] ^= 1
            store.files[42] = changed
            #expect(throws: ScanArchiveError.self) { try archive.content(of: scan) }
        }
        store.files[42] = sealed
        #expect(try archive.content(of: scan) == Self.content)
    }

    @Test func whatWasCutOrGrewIsNoticed() throws {
        let store = TestStore()
        let archive = ScanArchive(store, try Self.cipher([1: 7]))
        let scan = try archive.keep(Self.content, id: 42)
        let sealed = try #require(store.files[42])
        for count in 0..<sealed.count {
            store.files[42] = Array(sealed.prefix(count))
            #expect(throws: ScanArchiveError.damaged) { try archive.content(of: scan) }
        }
        store.files[42] = sealed + [0]
        #expect(throws: ScanArchiveError.damaged) { try archive.content(of: scan) }
        store.files[42] = sealed + [UInt8](repeating: 0, count: 4096)
        #expect(throws: ScanArchiveError.damaged) { try archive.content(of: scan) }
        store.files[42] = nil
        #expect(throws: ScanArchiveError.missing) { try archive.content(of: scan) }
    }

    @Test func aScanMovedToAnotherIDIsNotThatOne() throws {
        let store = TestStore()
        let archive = ScanArchive(store, try Self.cipher([1: 7]))
        let scan = try archive.keep(Self.content, id: 42)
        store.files[43] = store.files[42]
        let moved = StoredScan(id: 43, byteCount: scan.byteCount, digest: scan.digest, keyVersion: 1)
        #expect(throws: ScanArchiveError.damaged) { try archive.content(of: moved) }
    }

    @Test func aRegisterThatSaysSomethingElseIsNoticed() throws {
        let archive = ScanArchive(TestStore(), try Self.cipher([1: 7]))
        let scan = try archive.keep(Self.content, id: 42)
        for other in [
            StoredScan(id: 42, byteCount: scan.byteCount - 1, digest: scan.digest, keyVersion: 1),
            StoredScan(id: 42, byteCount: scan.byteCount, digest: Digest.of("other", .sha256), keyVersion: 1),
        ] {
            #expect(throws: ScanArchiveError.damaged) { try archive.content(of: other) }
        }
    }

    @Test func aFullDiskKeepsNothing() throws {
        let store = TestStore()
        store.fault = .full
        #expect(throws: ScanArchiveError.store(.full)) {
            try ScanArchive(store, Self.cipher([1: 7])).keep(Self.content, id: 42)
        }
        #expect(store.files.isEmpty)
    }
}
