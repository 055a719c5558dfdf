import CreditInformation
import CreditIntake
import SampleData
import Testing

/// Generated rows against the platform's own reader and checks.
@Suite struct SampleRowsTests {
    private let catalogue: Catalogue
    private let assessed: [AssessedFile]

    init() throws {
        catalogue = try #require(SampleFixture.hangzhou, "config/catalogue/hangzhou.json must be there")
        assessed = SampleFixture.assessed
        try #require(assessed.count == SampleFixture.files.count && !assessed.isEmpty)
    }

    @Test("BX-12: every header is known, complete and of the generation that the file name says")
    func headersMatch() {
        for file in assessed {
            #expect(file.match.isAcceptable && file.match.unknown.isEmpty && !file.match.mixesGenerations)
            let named = FieldGeneration.allCases.first { file.file.name.contains("-\($0.rawValue)") }
            #expect(file.match.generation == named, "\(file.file.name)")
        }
    }

    @Test("X-3, X-6: every row passes, except in the two files that have flaws on purpose")
    func onlyFlawedFilesHaveIssues() {
        for file in assessed {
            #expect(file.drafts.count + file.issues.count == file.file.rowCount)
            if file.file.flawedRowCount == 0 { #expect(file.issues.isEmpty, "\(file.file.name)") }
        }
        let flawed = assessed.filter { $0.file.flawedRowCount > 0 }
        #expect(
            flawed.map(\.file.name) == ["11-FR-XZCF-HZ-CGJ-2016-with-errors.csv", "16-FR-YZSX-ZJ-FGW-with-errors.csv"])
        #expect(flawed.allSatisfy { $0.file.name.hasSuffix("-with-errors.csv") })
        #expect(flawed.map(\.file.flawedRowCount) == [81, 40])
        #expect(flawed.map(\.issues.count) == [61, 24])
        #expect(
            flawed.flatMap(\.issues).allSatisfy { issue in
                issue.issues.allSatisfy { ["identifier", "missing", "date"].contains($0.code) }
            })
    }

    @Test("X-6, BX-15: the other flaws are contradicting rows and unknown organisation codes")
    func otherFlawsShowOnlyInTheImport() {
        let known = Set(
            assessed.flatMap(\.drafts).flatMap { draft in
                draft.identifiers.first?.type == .unifiedCode ? draft.identifiers.map(\.value) : []
            })
        var contradictions: [Int] = []
        var strangers: [Int] = []
        var oldCodesOnly = 0
        for file in assessed {
            var first: [[String]: RecordDraft] = [:]
            var contradicting = 0
            var unknown = 0
            for draft in file.drafts {
                if draft.kind == .organisation, draft.identifiers.first?.type != .unifiedCode {
                    let isKnown = known.contains(draft.identifiers.first?.value ?? "")
                    unknown += isKnown ? 0 : 1
                    oldCodesOnly += isKnown ? 1 : 0
                }
                let key = file.key(draft)
                if let earlier = first[key] {
                    #expect(earlier.values.map(\.value) != draft.values.map(\.value))
                    contradicting += 1
                } else {
                    first[key] = draft
                }
            }
            if file.file.flawedRowCount == 0 {
                #expect(contradicting == 0 && unknown == 0, "\(file.file.name)")
            } else {
                contradictions.append(contradicting)
                strangers.append(unknown)
            }
        }
        #expect(contradictions == [20, 8])
        #expect(strangers == [0, 8])
        #expect(oldCodesOnly > 10)
    }

    @Test("HZ-M3: 2,000 subjects with about 10,000 records, none of them twice")
    func countsAreAsPromised() {
        var subjects: Set<String> = []
        var records: Set<[String]> = []
        var unifiedCodes: [String: String] = [:]
        for file in assessed {
            for draft in file.drafts {
                guard let first = draft.identifiers.first, first.type == .unifiedCode || draft.kind == .person
                else { continue }
                subjects.insert(first.value)
                records.insert(file.key(draft))
                // No old number may lead to two subjects (BX-15).
                for identifier in draft.identifiers {
                    let key = "\(identifier.type) \(identifier.value)"
                    #expect(unifiedCodes.updateValue(first.value, forKey: key) ?? first.value == first.value)
                }
            }
        }
        #expect((1_950...2_050).contains(subjects.count))
        #expect((9_500...10_500).contains(records.count))
    }

    @Test("BX-1, HZ-Q1, JJ-1, HZ-M3: every item, open level, kind of subject, sharing mode and generation occurs")
    func everythingOccurs() {
        let present = assessed.filter { !$0.drafts.isEmpty }
        #expect(Set(present.map(\.file.itemCode)) == Set(catalogue.items.map(\.code)))
        let parts = catalogue.items.flatMap { item in item.subjectKinds.map { "\(item.code) \($0)" } }
        #expect(Set(present.map { "\($0.file.itemCode) \($0.file.subjectKind)" }) == Set(parts))
        let items = present.compactMap { file in catalogue.item(file.file.itemCode).map { (file, $0) } }
        #expect(Set(items.compactMap { $1.level(for: $0.file.subjectKind) }) == Set(OpenLevel.allCases))
        #expect(Set(items.map(\.1.sharing)) == Set(SharingMode.allCases))
        #expect(Set(present.compactMap(\.match.generation)) == Set(FieldGeneration.allCases))
        #expect(items.allSatisfy { $1.providers.contains($0.file.providerCode) })
    }

    @Test("JJ-6: counties provide records of every level that they have items of, at least two of them each item")
    func countiesOccur() {
        let counties = Set(catalogue.units.filter { $0.level == .county }.map(\.code))
        let sent = assessed.filter { counties.contains($0.file.providerCode) && !$0.drafts.isEmpty }
        #expect(Set(sent.map(\.file.providerCode)) == counties)
        let expected = catalogue.items.filter { !$0.namesSubject && !counties.isDisjoint(with: $0.providers) }
        for item in expected {
            let providers = sent.filter { $0.file.itemCode == item.code }.map(\.file.providerCode)
            #expect(Set(providers).count == 2, "\(item.code)")
        }
        let levels = sent.compactMap { file in catalogue.item(file.file.itemCode)?.level(for: file.file.subjectKind) }
        #expect(Set(levels) == Set(OpenLevel.allCases))
    }

    @Test("BX-3, BX-4, BX-12: withdrawn records, open ends, publicity that has ended or is about to")
    func lifeCyclesOccur() {
        let drafts = assessed.flatMap(\.drafts)
        let today = SampleFixture.asOf
        let ends = drafts.compactMap(\.periods.publicUntil)
        #expect(drafts.count { $0.state == .withdrawn } > 50)
        #expect(ends.count { $0 < today } > 100)
        #expect(ends.count { $0 >= today && today.days(to: $0) <= 30 } > 50)
        #expect(drafts.compactMap(\.periods.publishedOn).allSatisfy { $0 <= today })
        #expect(drafts.count { draft in draft.values.contains { $0.value == .date(.openEnd) } } > 100)
    }

    @Test("BX-12, BX-10: amounts have up to six decimals in 万元, texts hold made-up personal data")
    func amountsAndTextsAreAsInRealFiles() {
        let values = assessed.flatMap(\.drafts).flatMap(\.values).map(\.value)
        let decimals = values.compactMap { value -> Int? in
            guard case .amount(let amount) = value else { return nil }
            return amount.originalText.split(separator: ".").dropFirst().first?.count ?? 0
        }
        #expect(decimals.max() == 6)
        let texts = values.compactMap { value -> String? in
            guard case .text(let text) = value, text.hasPrefix("当事人于") else { return nil }
            return text
        }
        for mark in ["电话", "身份证号码：330199", "银行卡629999", "经营者", "联系人："] {
            #expect(texts.contains { $0.contains(mark) }, "\(mark)")
        }
    }
}
