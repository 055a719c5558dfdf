import CreditInformation
import Cryptography
import SampleData
import Testing

@Suite struct SampleDataTests {
    @Test("the complete set has the same bytes on every machine")
    func bytesArePinned() throws {
        var digest = try IncrementalDigest(.sha256)
        for file in SampleFixture.files {
            digest.update(Array(file.name.utf8))
            file.write { digest.update($0) }
        }
        let hexadecimal = digest.finalize().map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        // Changes with the catalogue and with every word list: then put the new value here.
        #expect(hexadecimal == "9a543b4b1924138b9520ce3f7f49bc2f17c471d341cddca3358c391b91e68ab8")
    }

    @Test("another seed gives other subjects, the same seed the same")
    func seedsDecide() {
        #expect(SampleData.unifiedCode(ofSubject: 7, seed: 1) == SampleData.unifiedCode(ofSubject: 7, seed: 1))
        #expect(SampleData.unifiedCode(ofSubject: 7, seed: 1) != SampleData.unifiedCode(ofSubject: 7, seed: 2))
        #expect(
            SampleFixture.files.first.map(SampleFixture.bytes) == SampleFixture.files.first.map(SampleFixture.bytes))
    }

    @Test("X-3: 500,000 unified codes are valid and differ from each other, and so do their organisation codes")
    func codesAreValidAndDistinct() throws {
        var organisationCodes: Set<Substring> = []
        for index in 0..<500_000 {
            let code = SampleData.unifiedCode(ofSubject: index, seed: SampleFixture.seed)
            organisationCodes.insert(code.dropFirst(8).prefix(9))
            if index % 25 == 0 { #expect(throws: Never.self) { try UnifiedSocialCreditCode(code) } }
        }
        // Codes differ where the organisation codes inside them do.
        #expect(organisationCodes.count == 500_000)
    }

    @Test("BX-16: districts of Hangzhou prevail, others and all kinds of registering departments occur")
    func codesAreOfHangzhou() {
        let codes = (0..<5_000).map { SampleData.unifiedCode(ofSubject: $0, seed: SampleFixture.seed) }
        #expect((4_400...4_700).contains(codes.count { $0.dropFirst(2).hasPrefix("3301") }))
        let prefixes = Set(codes.map { String($0.prefix(2)) })
        #expect(prefixes.isSuperset(of: ["91", "92", "93", "11", "12", "31", "51", "52", "81", "N2", "Y1"]))
    }

    @Test("names are unique, registers come first, blocks end with whole rows")
    func filesAreOrdered() throws {
        let files = SampleFixture.files
        #expect(Set(files.map(\.name)).count == files.count)
        #expect(files.prefix(3).map(\.itemCode) == ["FR-DJXX", "FR-SHZZ", "ZRR-JBXX"])
        let first = try #require(files.first)
        var sizes: [Int] = []
        first.write { block in
            #expect(block.last == UInt8(ascii: "\n"))
            sizes.append(block.count)
        }
        #expect(sizes.dropLast().allSatisfy { (SampleFile.blockBytes..<SampleFile.blockBytes + 8_192).contains($0) })
        #expect(sizes.count > 1)
    }

    @Test("what the taker of a block throws ends the writing")
    func errorsOfTheTakerArePassedOn() throws {
        let first = try #require(SampleFixture.files.first)
        var calls = 0
        #expect(throws: Refusal.self) {
            try first.write { _ in
                calls += 1
                throw Refusal()
            }
        }
        #expect(calls == 1)
    }

    @Test("HZ-M6: another profile's catalogue needs no change here")
    func otherCatalogueWorks() throws {
        let catalogue = try #require(SampleFixture.catalogue("jiujiang"))
        let data = SampleData(catalogue: catalogue, subjects: 400, seed: 1, asOf: SampleFixture.asOf)
        let files = data.files()
        #expect(Set(files.map(\.itemCode)) == Set(catalogue.items.map(\.code)))
        for file in files {
            let assessed = try AssessedFile(file, catalogue)
            #expect(assessed.match.isAcceptable && assessed.match.unknown.isEmpty, "\(file.name)")
            #expect(file.flawedRowCount > 0 || assessed.issues.isEmpty, "\(file.name): \(assessed.issues.prefix(1))")
        }
    }

    private struct Refusal: Error {}
}
