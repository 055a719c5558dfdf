import CreditInformation
import CreditStore
import FoundationEssentials
import Testing

@testable import CreditIntake

/// The two stored forms of a row: sealed for the platform, masked for the public.
@Suite struct ProjectionTests {
    private struct Forms {
        let stored: String
        let shown: String
        let digest: Digest128
        let masked: Int
        let name: String
    }

    private func forms(_ changes: [String: String] = [:]) throws -> Forms {
        let assessing = try Assessing(Penalty.header)
        let penalty = Penalty(1, changes)
        let draft = try #require(assessing.draft(Penalty.header.map { penalty.cells[$0] ?? "" }))
        let keys = try IntakeDatabase.keys()
        let writer = RecordWriter(
            item: assessing.item, kind: .organisation, level: .open, digests: keys.digests, cipher: keys.cipher)
        let content = try writer.content(of: draft)
        let open = content.shown.fields.open
        return Forms(
            stored: String(decoding: content.stored, as: UTF8.self),
            shown: "{" + String(decoding: open.masked ?? open.full, as: UTF8.self) + "}",
            digest: content.digest, masked: content.shown.maskedForPublic,
            name: assessing.item.publicName(draft.subjectName))
    }

    @Test("BX-12: amounts are fen and the text as given, in both forms")
    func amounts() throws {
        let forms = try forms(["CF_NR_FK": "2.50"])
        for json in [forms.stored, forms.shown] { #expect(json.contains(#""CF_NR_FK":{"fen":2500000,"text":"2.50"}"#)) }
    }

    @Test("JJ-2: names are masked, level C inside an A record is not there at all")
    func masks() throws {
        let number = Specimens.identityNumber(4)
        let forms = try forms(["CF_FRDB": "样例人", "CF_FR_ZJHM": number])
        #expect(forms.shown.contains(#""CF_FRDB":"样**""#))
        #expect(!forms.shown.contains("CF_FR_ZJHM"))
        #expect(forms.stored.contains(#""CF_FR_ZJHM":{"sealed":""#))
        #expect(!forms.stored.contains(number))
        #expect(forms.masked == 1)
    }

    @Test("BX-10, X-4: numbers in free text are masked in front of the public and sealed in the store")
    func freeText() throws {
        let number = Specimens.identityNumber(5)
        let forms = try forms(["CF_SY": "张某（公民身份号码\(number)，联系电话13800138000）无照经营"])
        #expect(!forms.shown.contains(number))
        #expect(!forms.shown.contains("13800138000"))
        #expect(forms.shown.contains("无照经营"))
        #expect(!forms.stored.contains(number))
        #expect(forms.stored.contains(#""CF_SY":{"sealed":""#))
        // A telephone alone is masked, not sealed: X-4 is about document numbers.
        #expect(try self.forms(["CF_SY": "电话13800138000"]).stored.contains("13800138000"))
    }

    @Test("BX-10: a field without a mask is looked at as well, and so is the name")
    func unmaskedField() throws {
        let number = Specimens.identityNumber(5)
        let forms = try forms(["CF_YJ": "见\(number)", "CF_XDR_MC": "样例店\(number)", "CF_CFLB": "其他\(number)"])
        #expect(!forms.shown.contains(number))
        #expect(!forms.stored.contains(number))
        #expect(!forms.name.contains(number))
        #expect(forms.name.hasPrefix("样例店"))
    }

    @Test("X-6: the digest is that of the content in clear: sealing anew changes the bytes, never the digest")
    func digestOfClear() throws {
        let changes = ["CF_FR_ZJHM": Specimens.identityNumber(6)]
        let (one, two) = (try forms(changes), try forms(changes))
        #expect(one.digest == two.digest)
        #expect(one.stored != two.stored)
        #expect(try forms(["CF_FR_ZJHM": Specimens.identityNumber(7)]).digest != one.digest)
        // Blanks and case of codes make no new content; a word more does.
        #expect(
            try forms().digest == (try forms(["CF_XDR_SHXYM": " \(Specimens.unifiedCode(1).lowercased()) "]).digest))
        #expect(try forms().digest != (try forms(["CF_NR": "罚款二万元。"]).digest))
        #expect(try forms().digest != (try forms(["CF_ZT": "2"]).digest))
    }

    @Test("BX-12: both forms are JSON, whatever stands in the cells")
    func validJSON() throws {
        let forms = try forms(["CF_NR": "\"}\\,\n\t\u{1}\u{7F}😀", "CF_CFLB": "罚款;警告"])
        for json in [forms.stored, forms.shown] {
            let object = try JSONDecoder().decode([String: Loose].self, from: Data(json.utf8))
            #expect(object["CF_NR"] != nil)
            #expect(json.contains(#""CF_CFLB":["罚款","警告"]"#))
        }
    }

    /// Any JSON value.
    private struct Loose: Decodable {
        init(from decoder: any Decoder) throws {}
    }
}
