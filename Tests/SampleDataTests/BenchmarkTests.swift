import CreditInformation
import CreditIntake
import SampleData
import Testing

@Suite struct BenchmarkTests {
    private let seed: UInt64 = 42

    @Test("every file has every subject once; the register in order, the others shuffled")
    func everySubjectHasItsRecords() throws {
        let catalogue = try #require(SampleFixture.hangzhou)
        let files = SampleData.benchmark(catalogue: catalogue, subjects: 1_000, recordsPerSubject: 5, seed: seed)
        #expect(files.count == 5)
        let codes = (0..<1_000).map { SampleData.unifiedCode(ofSubject: $0, seed: seed) }
        for (place, file) in files.enumerated() {
            let assessed = try AssessedFile(file, catalogue)
            #expect(assessed.issues.isEmpty && file.flawedRowCount == 0)
            let found = assessed.drafts.compactMap(\.identifiers.first?.value)
            #expect(found.sorted() == codes.sorted())
            #expect((found == codes) == (place == 0))
            // Shuffled, not merely moved: hardly any two neighbours stay neighbours.
            if place > 0 {
                let places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
                let numbers = found.compactMap { places[$0] }
                #expect(zip(numbers, numbers.dropFirst()).count { $1 == $0 + 1 } < 10)
            }
        }
    }

    @Test("HZ-Q1: only organisation items that are open to society, and no record twice")
    func onlyOpenItems() throws {
        let catalogue = try #require(SampleFixture.hangzhou)
        let files = SampleData.benchmark(catalogue: catalogue, subjects: 100, seed: seed)
        #expect(files.map(\.itemCode) == ["FR-DJXX", "FR-XZXK", "FR-XZXK", "FR-XZCF", "FR-XZXK"])
        #expect(files.allSatisfy { catalogue.item($0.itemCode)?.level(for: $0.subjectKind) == .open })
        var keys: Set<[String]> = []
        for file in files {
            let assessed = try AssessedFile(file, catalogue)
            keys.formUnion(assessed.drafts.map(assessed.key))
        }
        #expect(keys.count == 500)
    }
}
