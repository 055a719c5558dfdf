import CreditInformation
import Testing

@Suite("JJ-2: masks")
struct MaskTests {
    static let cases: [(Mask, String, String)] = [
        (.personName, "张三", "张*"), (.personName, "张三丰", "张**"), (.personName, "欧阳某某", "欧阳**"),
        (.personName, "欧阳锋", "欧阳*"), (.personName, "欧阳", "欧*"), (.personName, " 张 三 ", "张*"),
        (.personName, "阿卜杜拉·买买提", "阿卜杜拉·***"), (.personName, "张", "*"), (.personName, "张*", "张*"),
        (.personName, "张三、李四四", "张*、李**"), (.personName, "John Smith", "J*** S****"), (.personName, "X", "***"),
        (.personName, "", ""), (.personName, "某人（签字）", "某*****"),
        (.documentNumber, "11010519491231002X", "1101*************X"),
        (.documentNumber, "110105 491231 002", "1101**********2"),
        (.documentNumber, "E12345678", "E1******8"), (.documentNumber, "A123456", "*******"),
        (.telephone, "13800138000", "138****8000"), (.telephone, "138 0013 8000", "138 **** 8000"),
        (.telephone, "+86-13800138000", "138****8000"), (.telephone, "0571-87654321", "057*-****4321"),
        (.telephone, "87654321", "****4321"), (.telephone, "123456", "******"), (.telephone, "138张三13800138000", "***"),
        (.telephone, "１３８００１３８０００", "138****8000"), (.telephone, "13800138000/87654321", "138****8000、****4321"),
        (.bankAccount, "6222 0202 0011 2233", "************2233"),
        (.bankAccount, "工商银行6222020200112233", "************2233"),
        (.bankAccount, "1234567", "***"), (.bankAccount, "12345678", "****5678"),
        (.electronicMail, "zhang@example.com", "z***@example.com"),
        (.electronicMail, "z***@example.com", "z***@example.com"),
        (.electronicMail, "no mail", "***"), (.electronicMail, "a@b@c", "***"), (.electronicMail, "@x.cn", "***"),
        (.address, "浙江省杭州市西湖区文三路1号", "浙江省杭州市西湖区***"), (.address, "杭州市西湖区文三路1号", "杭州市西湖区***"),
        (.address, "西湖区文三路1号", "西湖区***"), (.address, "江西省九江市德安县解放路32号", "江西省九江市德安县***"),
        (.address, "浙江省杭州市", "浙江省杭州市"), (.address, "文三路1号", "***"), (.address, "杭州市文三路1号阳光小区", "杭州市***"),
        (.address, "河北省石家庄市长安区中山路1号", "河北省石家庄市长安区***"), (.address, "江苏省镇江市京口区某路1号", "江苏省镇江市京口区***"),
        (.address, "江苏省苏州市昆山市玉山镇1号", "江苏省苏州市昆山市***"), (.address, "北京市海淀区中关村大街1号", "北京市海淀区***"),
        (.address, "新疆维吾尔自治区乌鲁木齐市天山区解放路", "新疆维吾尔自治区乌鲁木齐市天山区***"),
        (.address, "云南省大理白族自治州大理市某街", "云南省大理白族自治州大理市***"), (.address, "杭州市四季青服装市场1号", "杭州市***"),
        (.address, "内蒙古自治区锡林郭勒盟多伦县某街", "内蒙古自治区锡林郭勒盟多伦县***"), (.address, "", ""),
        (.none, "张三", "张三"), (.freeText, "当事人张三，电话13800138000", "当事人张*，电话138****8000"),
    ]

    @Test("Each mask shows what its profile allows", arguments: cases)
    func knownForms(_ mask: Mask, _ value: String, _ expected: String) {
        #expect(mask.masked(value) == expected)
    }

    @Test("Withheld values do not even exist")
    func withheld() {
        #expect(Mask.withheld.masked("x") == nil)
        for mask in Mask.allCases where mask != .withheld { #expect(mask.masked("") == "") }
    }

    @Test("Masking twice is masking once, for the known forms and for random text")
    func isIdempotent() throws {
        var values = Self.cases.map(\.1)
        var generator = SeededGenerator(seed: 51)
        let letters = Array("张王李欧阳司马杭州省市区县路1号0123456789Xx*-()（）：:、,; @.·ABab\u{3000}/+年月日元账号电话姓名法定代表人于和为某")
        for _ in 0..<3000 {
            let count = Int.random(in: 0...24, using: &generator)
            values.append(
                String((0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] }))
        }
        for mask in Mask.allCases where mask != .withheld {
            for value in values {
                let once = try #require(mask.masked(value))
                guard mask.masked(once) == once else {
                    Issue.record("\(mask): \(value) → \(once) → \(mask.masked(once) ?? "nil")")
                    break
                }
            }
        }
    }

    @Test("No mask of a number shows the birth date or more than seven digits")
    func littleIsShown() {
        var generator = SeededGenerator(seed: 52)
        for _ in 0..<500 {
            let number = IdentifierFormulas.identityNumber(using: &generator)
            for mask in [
                Mask.documentNumber, .telephone, .bankAccount, .freeText, .personName, .address, .electronicMail,
            ] {
                let masked = mask.masked(number) ?? ""
                #expect(masked.filter(\.isNumber).count <= 7)
                #expect(!masked.contains(number.dropFirst(6).prefix(8)))
            }
        }
    }
}
