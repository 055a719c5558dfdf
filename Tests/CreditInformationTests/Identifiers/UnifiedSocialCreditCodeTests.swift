import CreditInformation
import SharedDataTesting
import Testing

@Suite("X-3, BX-16: unified social credit codes and organisation codes")
struct UnifiedSocialCreditCodeTests {
    private func reason(_ text: String) -> IdentifierError? {
        do {
            _ = try UnifiedSocialCreditCode(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "BX-16: blanks, case and width do not matter",
        arguments: [
            "91110000600037341L", "91110000600037341l", " 91 110000 600037341L\n", "\u{FEFF}91110000600037341L\u{200B}",
            "９１１１００００６０００３７３４１Ｌ", "9111\u{00A0}0000\u{3000}600037341L",
        ])
    func formsOfOneCode(_ text: String) throws {
        let code = try UnifiedSocialCreditCode(text)
        #expect(code.text == "91110000600037341L")
        #expect(code.districtCode == "110000")
        #expect(code.organisationCode.text == "600037341")
        #expect(code.organisationCode.printed == "60003734-1")
    }

    @Test("X-3: each mistake has its own reason")
    func reasons() {
        let kind = IdentifierKind.unifiedSocialCreditCode
        #expect(reason(" \u{3000}") == .empty(kind))
        #expect(reason("9111000060003734L") == .wrongLength(kind, found: 17))
        #expect(reason("9111000060003734111L") == .wrongLength(kind, found: 20))
        #expect(reason(String(repeating: "9", count: 100_000)) == .wrongLength(kind, found: 100_000))
        #expect(reason("91110000600037341N") == .checkCharacterMismatch(kind))
        #expect(reason("B1110000600037341L") == .unknownDepartmentOrCategory(kind))
        #expect(reason("94110000600037341L") == .unknownDepartmentOrCategory(kind))
        #expect(
            reason("9111000060O037341L")
                == .wrongCharacter(
                    kind, position: 11, character: "O", hint: .letterForLookalike(letter: "O", meant: "0")))
        #expect(
            reason("91A10000600037341L")
                == .wrongCharacter(kind, position: 3, character: "A", hint: .digitExpected))
        #expect(reason("91110000张00037341L") == .wrongCharacter(kind, position: 9, character: "张", hint: nil))
    }

    @Test("BX-16: A, N and Y codes and districts of no list are as good as the others")
    func everyDepartmentIsRead() {
        var generator = SeededGenerator(seed: 21)
        var departments: Set<Character> = []
        for _ in 0..<3000 {
            let text = IdentifierFormulas.unifiedCode(using: &generator)
            #expect(reason(text) == nil)
            if let first = text.first { departments.insert(first) }
        }
        #expect(departments == Set("123456789ANY"))
    }

    @Test("X-3: the table of departments and categories is exactly the standard's")
    func tableIsExact() {
        for department in IdentifierFormulas.unifiedAlphabet {
            for category in IdentifierFormulas.unifiedAlphabet {
                let first17 = "\(department)\(category)110000600037341"
                let text = first17 + String(IdentifierFormulas.unifiedCheck(first17))
                let isListed = IdentifierFormulas.departments[String(department)]?.contains(category) == true
                #expect((reason(text) == nil) == isListed)
            }
        }
    }

    @Test("X-3: no single wrong character and no swap of neighbours passes")
    func mistakesAreFound() {
        var generator = SeededGenerator(seed: 22)
        for _ in 0..<200 {
            let text = Array(IdentifierFormulas.unifiedCode(using: &generator))
            for position in text.indices {
                var changed = text
                changed[position] = IdentifierFormulas.unifiedAlphabet[Int.random(in: 0..<31, using: &generator)]
                #expect((reason(String(changed)) == nil) == (changed == text))
                guard position > 0 else { continue }
                changed = text
                changed.swapAt(position, position - 1)
                #expect((reason(String(changed)) == nil) == (changed == text))
            }
        }
    }

    @Test("X-3: a code whose nested organisation code is wrong is refused for that")
    func nestedCodeIsChecked() {
        let first17 = "91110000600037342"
        #expect(reason(first17 + String(IdentifierFormulas.unifiedCheck(first17))) == .organisationCodeMismatch)
    }

    @Test("BX-15: an organisation code is read with and without hyphen, and from a unified code")
    func organisationCodes() throws {
        #expect(try OrganisationCode("60003734-1").text == "600037341")
        #expect(try OrganisationCode("69232753x").printed == "69232753-X")
        #expect(try OrganisationCode.inField("91110000600037341L").text == "600037341")
        #expect(throws: IdentifierError.wrongLength(.organisationCode, found: 8)) {
            try OrganisationCode.inField("69787423")
        }
        #expect(throws: IdentifierError.checkCharacterMismatch(.organisationCode)) {
            try OrganisationCode("600037342")
        }
        #expect(throws: IdentifierError.self) { try OrganisationCode("60003734A") }
        var generator = SeededGenerator(seed: 23)
        for _ in 0..<1000 {
            let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            let body = String((0..<8).map { _ in letters[Int.random(in: 0..<36, using: &generator)] })
            #expect(throws: Never.self) {
                try OrganisationCode(body + String(IdentifierFormulas.organisationCheck(body)))
            }
        }
    }

    @Test("X-3: vectors of python-stdnum", .enabled(if: SharedData.has("data/vectors/uscc_python_stdnum.csv")))
    func vectors() throws {
        let rows = commaSeparatedRows(try SharedData.text("data/vectors/uscc_python_stdnum.csv"))
        #expect(rows.count >= 200)
        for row in rows {
            let number = row["number"] ?? ""
            #expect((reason(number) == nil) == (row["expected"] == "valid"), "\(number)")
        }
    }

    @Test(
        "BX-16: every real code of Jiujiang is read, in lower case too",
        .enabled(if: SharedData.has("data/subjects/jiujiang_enterprises_1980_2019.csv")))
    func realSubjects() throws {
        let rows = commaSeparatedRows(try SharedData.text("data/subjects/jiujiang_enterprises_1980_2019.csv"))
        let codes = rows.compactMap { $0["统一社会信用代码"] }
        let bad = codes.filter { reason($0) != nil || reason($0.lowercased()) != nil }
        #expect(codes.count == 15_167)
        #expect(bad.isEmpty)
    }

    @Test(
        "BX-16: the six wrong codes of the permits get the right reasons",
        .enabled(if: SharedData.has("data/permits/nmpa_cosmetics_production_permits.csv")))
    func realMistakes() throws {
        let rows = commaSeparatedRows(try SharedData.text("data/permits/nmpa_cosmetics_production_permits.csv"))
        #expect(rows.count == 344)
        let kind = IdentifierKind.unifiedSocialCreditCode
        let found = rows.compactMap { row in reason(row["businessLicenseNumber"] ?? "") }
        #expect(found.count == 6)
        #expect(found.filter { $0 == .wrongLength(kind, found: 15) }.count == 3)
        #expect(found.filter { $0 == .wrongLength(kind, found: 17) }.count == 1)
        #expect(found.contains(.wrongCharacter(kind, position: 16, character: "（", hint: .textInBrackets)))
        #expect(
            found.contains(
                .wrongCharacter(
                    kind, position: 16, character: "O", hint: .letterForLookalike(letter: "O", meant: "0"))))
    }

    @Test(
        "BX-15: organisation codes of real lists are read, also where a unified code stands in the cell",
        .enabled(if: SharedData.has("data/blacklists/creditchina_gansu_91855_ecommerce.csv")))
    func realLists() throws {
        let files = ["creditchina_gansu_91855_ecommerce", "creditchina_gansu_93516_transport"]
        var read = 0
        var refused = 0
        for file in files {
            for row in commaSeparatedRows(try SharedData.text("data/blacklists/\(file).csv")) {
                let cell = row["组织机构代码"] ?? ""
                guard !EmptyValue.isEmpty(cell) else { continue }
                if (try? OrganisationCode.inField(cell)) != nil { read += 1 } else { refused += 1 }
            }
        }
        print("organisation codes read \(read), refused \(refused)")
        #expect(read >= 670)
        #expect(refused <= 10)
    }
}
