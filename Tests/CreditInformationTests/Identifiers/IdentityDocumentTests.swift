import CreditInformation
import Testing

@Suite("X-3: identity documents of natural persons")
struct IdentityDocumentTests {
    private func reason(_ kind: IdentifierKind, _ text: String) -> IdentifierError? {
        do {
            _ = try IdentityDocument(kind, text)
            return nil
        } catch {
            return error
        }
    }

    // The example of GB 11643-1999, which belongs to nobody.
    private let example = "11010519491231002X"

    @Test("X-3, BX-16: a resident number is read in all its forms")
    func residentNumber() throws {
        let number = try ResidentIdentityNumber(" 110105 19491231 002x\u{200B}")
        #expect(number.text == example)
        #expect(number.birthDate == CalendarDate(year: 1949, month: 12, day: 31))
        #expect(number.addressCode == "110105")
        #expect(try ResidentIdentityNumber("１１０１０５４９１２３１００２").text == example)
        #expect(try ResidentIdentityNumber("110105491231002").text == example)
    }

    @Test("X-3: length, characters, date, address and check are refused each for its own reason")
    func residentReasons() {
        let kind = IdentifierKind.residentIdentity
        #expect(reason(kind, "") == .empty(kind))
        #expect(reason(kind, "1101051949123100") == .wrongLength(kind, found: 16))
        #expect(
            reason(kind, "1101O519491231002X")
                == .wrongCharacter(
                    kind, position: 5, character: "O", hint: .letterForLookalike(letter: "O", meant: "0")))
        #expect(reason(kind, "11010519491231002Y") == .wrongCharacter(kind, position: 18, character: "Y", hint: nil))
        #expect(reason(kind, "110105194912310021") == .checkCharacterMismatch(kind))
        #expect(reason(kind, withCheck("11010519490229002")) == .unrealDate(kind))
        #expect(reason(kind, withCheck("11010519480229002")) == nil)
        #expect(reason(kind, withCheck("11010518491231002")) == .unrealDate(kind))
        #expect(reason(kind, withCheck("11010518500101002")) == nil)
        #expect(reason(kind, withCheck("10010519491231002")) == .unknownAddress(kind))
        #expect(reason(kind, "110105490229002") == .unrealDate(kind))
    }

    @Test("X-3: no single wrong digit and no swap of neighbours passes")
    func mistakesAreFound() {
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<200 {
            let text = Array(IdentifierFormulas.identityNumber(using: &generator))
            #expect(reason(.residentIdentity, String(text)) == nil)
            for position in 0..<17 {
                var changed = text
                changed[position] = Character(String(Int.random(in: 0...9, using: &generator)))
                #expect((reason(.residentIdentity, String(changed)) == nil) == (changed == text))
                guard position > 0 else { continue }
                changed = text
                changed.swapAt(position, position - 1)
                #expect((reason(.residentIdentity, String(changed)) == nil) == (changed == text))
            }
        }
    }

    @Test("X-3: addresses 81, 82 and 83 are residence permits, whatever the birth year")
    func residencePermits() throws {
        for (address, kind) in [
            ("810000", IdentifierKind.hongKongMacaoResidencePermit), ("820000", .hongKongMacaoResidencePermit),
            ("830000", .taiwanResidencePermit),
        ] {
            let number = withCheck("\(address)19500101001")
            #expect(try IdentityDocument(kind, number).kind == kind)
            // One person, one key: the same number given as an identity card is the same document.
            #expect(try IdentityDocument(.residentIdentity, number) == IdentityDocument(kind, number))
            #expect(try ResidentIdentityNumber(number).isOfResidencePermit)
        }
        #expect(
            reason(.taiwanResidencePermit, withCheck("81000019500101001")) == .unknownAddress(.taiwanResidencePermit))
        #expect(
            reason(.hongKongMacaoResidencePermit, example) == .unknownAddress(.hongKongMacaoResidencePermit))
    }

    @Test(
        "X-3: documents without a check character are read by their form",
        arguments: [
            (IdentifierKind.passport, "E12345678", "E12345678"), (.passport, " ea1234567 ", "EA1234567"),
            (.passport, "A1234", "A1234"), (.passport, "12345678901234567", "12345678901234567"),
            (.permanentResidence, "USA310099120301", "USA310099120301"),
            (.hongKongMacaoTravelPermit, "h12345678", "H12345678"),
            (.hongKongMacaoTravelPermit, "M1234567801", "M12345678"),
            (.taiwanTravelPermit, "12345678", "12345678"), (.taiwanTravelPermit, "1234567801（B）", "1234567801B"),
        ])
    func forms(_ kind: IdentifierKind, _ text: String, _ number: String) throws {
        let document = try IdentityDocument(kind, text)
        #expect(document.kind == kind)
        #expect(document.number == number)
        // What was read reads again to the same.
        #expect(try IdentityDocument(kind, document.number) == document)
    }

    @Test("X-3: the new permanent residence card begins with 9 and has a check character")
    func permanentResidence() throws {
        let number = withCheck("91110019900101001")
        #expect(try IdentityDocument(.permanentResidence, number).number == number)
        let kind = IdentifierKind.permanentResidence
        #expect(reason(kind, example) == .wrongCharacter(kind, position: 1, character: "1", hint: nil))
        let other = number.last == "1" ? "2" : "1"
        #expect(reason(kind, number.dropLast() + other) == .checkCharacterMismatch(kind))
        #expect(reason(.residentIdentity, number) == .unknownAddress(.residentIdentity))
    }

    @Test("X-3: wrong forms are refused on both sides of the limits")
    func wrongForms() {
        #expect(reason(.passport, "A123") == .wrongLength(.passport, found: 4))
        #expect(reason(.passport, "123456789012345678") == .wrongLength(.passport, found: 18))
        #expect(reason(.passport, "ABCDEFG") != nil)
        #expect(reason(.permanentResidence, "US1310099120301") != nil)
        #expect(reason(.hongKongMacaoTravelPermit, "A12345678") != nil)
        #expect(reason(.hongKongMacaoTravelPermit, "H1234567") != nil)
        #expect(reason(.taiwanTravelPermit, "1234567") != nil)
        #expect(reason(.taiwanTravelPermit, "A2345678") != nil)
        #expect(reason(.unifiedSocialCreditCode, "91110000600037341L") == .unknownDocumentType)
    }

    @Test(
        "X-3: document types are known by Chinese name and by code",
        arguments: [
            ("身份证", IdentifierKind.residentIdentity), (" 护 照 ", .passport), ("外国人永久居留身份证", .permanentResidence),
            ("港澳居民来往内地通行证", .hongKongMacaoTravelPermit), ("台湾居民来往大陆通行证", .taiwanTravelPermit),
            ("港澳居民居住证", .hongKongMacaoResidencePermit), ("台湾居民居住证", .taiwanResidencePermit),
            ("passport", .passport), ("resident_identity", .residentIdentity),
        ])
    func typeNames(_ name: String, _ kind: IdentifierKind) {
        #expect(IdentifierKind(documentTypeName: name) == kind)
    }

    @Test("X-3: unknown document types are refused")
    func unknownTypes() {
        #expect(throws: IdentifierError.unknownDocumentType) {
            try IdentityDocument(typeName: "会员卡", number: "11010519491231002X")
        }
        #expect(IdentifierKind(documentTypeName: "unified_social_credit_code") == nil)
    }

    @Test("X-4: neither errors nor descriptions repeat a person's number")
    func nothingIsRepeated() throws {
        let document = try IdentityDocument(.residentIdentity, example)
        let number = try ResidentIdentityNumber(example)
        var dumped = ""
        dump(document, to: &dumped)
        dump(number, to: &dumped)
        for text in ["\(document)", "\(number)", String(reflecting: document), String(reflecting: number), dumped] {
            #expect(!text.contains("1949"))
        }
        for text in ["110105194912310021", "1101O519491231002X", "11010519490229002X", "1101051949123"] {
            let error = try #require(reason(.residentIdentity, text))
            #expect(!error.explanation.contains("1949"))
            #expect(!error.explanation.isEmpty)
            #expect(["X-3", "BX-16"].contains(error.ruleID))
        }
    }

    private func withCheck(_ first17: String) -> String {
        first17 + String(IdentifierFormulas.identityCheck(first17))
    }
}
