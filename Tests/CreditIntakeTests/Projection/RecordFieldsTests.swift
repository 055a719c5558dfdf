import CreditInformation
import CreditStore
import Testing

@testable import CreditIntake

/// What may be shown of a record, level by level.
@Suite struct RecordFieldsTests {
    @Test("HZ-Q1: a field stands in the part of its own level and in no other, whatever the item's level is")
    func partsAreByOwnLevel() throws {
        let parts = try TieredItem().parts()
        #expect(try TieredItem.codes(parts[0].full) == TieredItem.codes.open)
        #expect(try TieredItem.codes(parts[1].full) == TieredItem.codes.onAuthority)
        #expect(try TieredItem.codes(parts[2].full) == ["SFZ", "YX", "KH", "BZ"])
        // Under a stricter item nothing is below the item's level.
        let authorised = try TieredItem(level: .onAuthority).parts()
        #expect(authorised[0].full.isEmpty && authorised[0].masked == nil)
        let expected = TieredItem.header.filter { (TieredItem.codes.open + TieredItem.codes.onAuthority).contains($0) }
        #expect(try TieredItem.codes(authorised[1].full) == expected)
        let inside = try TieredItem(level: .insideGovernment).parts()
        #expect(inside[0].full.isEmpty && inside[1].full.isEmpty)
        #expect(try TieredItem.codes(inside[2].full) == TieredItem.header)
    }

    @Test("JJ-2: the masked form has the catalogue's masks; the full form is clear")
    func masksAndClear() throws {
        let parts = try TieredItem().parts()
        #expect(parts[0].full.contains(#""FR":"样例人""#))
        #expect(parts[0].masked?.contains(#""FR":"样**""#) == true)
        #expect(parts[1].full.contains(#""DH":"13800138000""#))
        #expect(parts[1].masked?.contains(#""DH":"138****8000""#) == true)
        #expect(parts[2].full.contains(#""YX":"a@example.com""#))
        #expect(parts[2].masked?.contains(#""YX":"a***@example.com""#) == true)
        // Outside level A the catalogue need not name a mask; what kind of data it is protects the field then.
        #expect(parts[1].full.contains("上城区一路1号"))
        #expect(parts[1].masked?.contains("一路") == false)
    }

    @Test("X-4, PB-6: identity and account numbers are masked in both forms; withheld is left out of one")
    func sealedValues() throws {
        let number = Specimens.identityNumber(1)
        let parts = try TieredItem().parts()
        #expect(parts[2].full.contains(#""SFZ":"3301*************\#(number.suffix(1))""#))
        #expect(parts[2].masked?.contains("SFZ") == false)
        for form in [parts[2].full, parts[2].masked ?? ""] { #expect(form.contains(#""KH":"***************5679""#)) }
    }

    @Test("X-4, BX-10: of a free text the full form hides identity numbers only, the masked form everything")
    func freeText() throws {
        let number = Specimens.identityNumber(5)
        let text = "当事人张三丰（公民身份号码\(number)，联系电话13800138000）无照经营"
        for code in ["SS", "BZ", "WH"] {
            let content = try TieredItem().parts([code: text])
            let place = code == "BZ" ? 2 : 0
            #expect(content[place].full.contains("张三丰（公民身份号码3301*************\(number.suffix(1))，联系电话13800138000"))
            #expect(content[place].masked?.contains("张**") == true, "\(code)")
            #expect(content[place].masked?.contains("138****8000") == true)
            #expect(content[place].masked?.contains("无照经营") == true)
        }
    }

    @Test("an unmasked part has no masked form, and a part without fields is empty")
    func sameFormsAreStoredOnce() throws {
        let parts = try TieredItem().parts(["FR": "", "DH": "", "DZ": "", "SFZ": "", "YX": "", "KH": ""])
        for part in parts { #expect(part.masked == nil) }
        #expect(parts[2].full == #""BZ":"经办人记录""#)
        let none = try TieredItem().parts(["SFZ": "", "YX": "", "KH": "", "BZ": ""])
        #expect(none[2].full.isEmpty && none[2].masked == nil)
        // Withheld alone: the masked form is there and empty.
        let withheld = try TieredItem().parts(["YX": "", "KH": "", "BZ": ""])
        #expect(withheld[2].masked?.isEmpty == true)
    }

    @Test("X-4: an identity number in any cell stands in no part in clear", arguments: OpenLevel.allCases)
    func noIdentityNumberAnywhere(level: OpenLevel) throws {
        let item = try TieredItem(level: level)
        var generator = SystemRandomNumberGenerator()
        for round in 0..<300 {
            let number = Specimens.identityNumber(Int.random(in: 0..<1_000, using: &generator))
            let written = [
                number, number.lowercased(), "\(number.prefix(6)) \(number.dropFirst(6))", "姓名张三身份证\(number)。",
                "a@\(number)", "\(number)、\(number)", "住\(number)号",
            ]
            var changes: [String: String] = [:]
            for code in TieredItem.header where !["DM", "RQ", "JE"].contains(code) && Bool.random(using: &generator) {
                changes[code] = written.randomElement(using: &generator)
            }
            // A cell that the checks refuse is no content.
            guard let content = try? item.content(changes) else { continue }
            let fields = content.shown.fields
            for part in [fields.open, fields.onAuthority, fields.insideGovernment] {
                for form in [part.full, part.masked ?? []] {
                    let digits = String(decoding: form, as: UTF8.self).filter { $0.isLetter || $0.isNumber }
                    #expect(!digits.uppercased().contains(number), "round \(round): \(changes.keys.sorted())")
                    #expect(throws: Never.self) { try TieredItem.codes(String(decoding: form, as: UTF8.self)) }
                }
            }
        }
    }

    @Test("HZ-M6: read back from the store, the parts are what they were at import")
    func readBack() throws {
        let number = Specimens.identityNumber(6)
        let item = try TieredItem()
        let content = try item.content(["SS": "见\(number)", "LB": "一类;\(number)", "BZ": "\"}\\,\n\t\u{1}😀"])
        #expect(try item.shownAgain(content) == content.shown.fields)
    }
}
