import CreditInformation
import SharedDataTesting
import Testing

@Suite("BX-10: personal data in free text")
struct PersonalDataScannerTests {
    @Test(
        "What is personal is found and masked",
        arguments: [
            ("身份证号11010519491231002X，", "身份证号1101*************X，", PersonalDataKind.residentIdentityNumber),
            ("证件110105 19491231 002X。", "证件1101*************X。", .residentIdentityNumber),
            ("１１０１０５１９４９１２３１００２Ｘ", "1101*************X", .residentIdentityNumber),
            ("110105491231002", "1101**********2", .residentIdentityNumber),
            ("(110105-19491231-002x)", "(1101*************x)", .residentIdentityNumber),
            ("身份证号码：110105194912310021", "身份证号码：1101*************1", .residentIdentityNumber),
            ("拨打13800138000举报", "拨打138****8000举报", .telephone), ("138-0013-8000", "138-****-8000", .telephone),
            ("+86 138 0013 8000", "+86 138 **** 8000", .telephone), ("１３８００１３８０００", "138****8000", .telephone),
            ("电话：0571-87654321", "电话：057*-****4321", .telephone), ("057187654321。", "057*****4321。", .telephone),
            ("(0571)87654321", "(057*)****4321", .telephone), ("联系电话：87654321", "联系电话：****4321", .telephone),
            ("卡6222020200112345679", "卡***************5679", .bankCard),
            ("6222 0202 0011 2230", "************2230", .bankCard),
            ("账号：12345678", "账号：****5678", .account), ("银行账户为1234-5678-90", "银行账户为******7890", .account),
            ("邮箱zhang.san@example.com。", "邮箱z***@example.com。", .electronicMail),
            ("13800138000@example.com", "1***@example.com", .electronicMail),
            ("法定代表人：张三，", "法定代表人：张*，", .personName), ("法定代表人张三丰于2018年", "法定代表人张**于2018年", .personName),
            ("负责人（李四）", "负责人（李*）", .personName), ("姓名:欧阳小锋", "姓名:欧阳**", .personName),
            ("当事人王小明未取得许可", "当事人王**未取得许可", .personName),
            ("经营者为成小龙。", "经营者为成**。", .personName), ("投资人 安小某", "投资人 安**", .personName),
            ("姓名：阿卜杜拉·买买提", "姓名：阿卜杜拉·***", .personName),
        ])
    func finds(_ text: String, _ expected: String, _ kind: PersonalDataKind) {
        let scan = PersonalDataScanner.scan(text)
        #expect(scan.maskedText == expected)
        #expect(scan.counts == [kind: 1])
    }

    @Test("Names in a list are all found")
    func listsOfNames() {
        let scan = PersonalDataScanner.scan("股东：张三、李四四、成小龙，出资100万元")
        #expect(scan.maskedText == "股东：张*、李**、成**，出资100万元")
        #expect(scan.counts == [.personName: 3])
    }

    @Test(
        "What is not personal is left alone",
        arguments: [
            "统一社会信用代码91370502MA3ENEQT1T", "代码：911522010783762860。", "东市区国税 许变更准字〔2018〕第1973号",
            "杭市监罚字〔2018〕33010620180001234号", "罚款人民币13800138000元", "罚款1,380,013.80元，没收0.571876万元",
            "2018-06-15 10:30:00至2018年12月31日", "20180615", "20180615103000", "面积213488平方米，7.3264公顷",
            "当事人应当在十五日内缴纳", "当事人陈述、申辩", "当事人的行为违反了规定", "当事人许可证已过期", "股东会议决定", "负责人签字",
            "当事人：杭州金华某某贸易有限公司", "当事人：金华某某贸易有限公司", "法定代表人王某", "当事人张**", "依据第123456789012345678条",
            "注册号330103000217276", "热线12315、96345", "编号6222020200112345670", "@", "a@b", "无任何内容", "",
            "账户于2018-06-15开立",
        ])
    func leavesAlone(_ text: String) {
        let scan = PersonalDataScanner.scan(text)
        #expect(scan.maskedText == text)
        #expect(scan.isClean)
    }

    @Test("Generated numbers are found in any surroundings, and what is masked stays masked")
    func generatedNumbers() {
        var generator = SeededGenerator(seed: 61)
        let befores = ["", "违法事实：", "（", "系", "，2018-06-15 ", "ID", "91110000600037341L "]
        let afters = ["", "。", "）经营", "号", "的", "，罚款100元", " 2018"]
        for _ in 0..<500 {
            let number = IdentifierFormulas.identityNumber(using: &generator)
            let before = befores[Int.random(in: 0..<befores.count, using: &generator)]
            let after = afters[Int.random(in: 0..<afters.count, using: &generator)]
            let scan = PersonalDataScanner.scan(before + number + after)
            guard scan.counts[.residentIdentityNumber] == 1, !scan.maskedText.contains(number.dropFirst(6).prefix(8)),
                PersonalDataScanner.scan(scan.maskedText).maskedText == scan.maskedText
            else {
                Issue.record("missed between \(before) and \(after)")
                return
            }
        }
    }

    @Test("Two numbers without a gap are both found")
    func joinedNumbers() {
        var generator = SeededGenerator(seed: 62)
        for _ in 0..<200 {
            let first = IdentifierFormulas.identityNumber(using: &generator)
            let second = IdentifierFormulas.identityNumber(using: &generator)
            guard first.last != "X" else { continue }
            #expect(PersonalDataScanner.scan(first + second).counts[.residentIdentityNumber] == 2)
        }
    }

    @Test("Unified codes are never taken for anything else")
    func unifiedCodes() {
        var generator = SeededGenerator(seed: 63)
        for _ in 0..<500 {
            let text = "处罚" + IdentifierFormulas.unifiedCode(using: &generator) + "公司"
            #expect(PersonalDataScanner.scan(text).isClean)
        }
    }

    @Test("Hostile text is scanned in linear time")
    func hostileText() {
        let clock = ContinuousClock()
        let texts = [
            "1", "1 ", "6222020200112233 ", "@", "a@", "a.b@", "姓名", "姓名：张", "账号1", "股东张、", "110105194912310021",
        ]
        for text in texts {
            let short = String(repeating: text, count: 2000 / text.count)
            let long = String(repeating: text, count: 16_000 / text.count)
            // Both take as long in linear time, so a busy machine slows both alike; quadratic time would be eight times as
            // long. The best of five against noise.
            let eightShort = (0..<5).map { _ in
                clock.measure { for _ in 0..<8 { _ = PersonalDataScanner.scan(short) } }
            }
            let oneLong = (0..<5).map { _ in clock.measure { _ = PersonalDataScanner.scan(long) } }
            let (once, eight) = (eightShort.min() ?? .zero, oneLong.min() ?? .zero)
            #expect(eight < once * 4 + .milliseconds(20), "\(text)")
        }
    }

    @Test(
        "BX-10: no unified code of the real list is taken for a person's number",
        .enabled(if: SharedData.has("data/subjects/jiujiang_enterprises_1980_2019.csv")))
    func realCodes() throws {
        let rows = commaSeparatedRows(try SharedData.text("data/subjects/jiujiang_enterprises_1980_2019.csv"))
        let found = rows.filter { !PersonalDataScanner.scan("代码" + ($0["统一社会信用代码"] ?? "") + "，").isClean }
        #expect(found.isEmpty)
        var kinds: [PersonalDataKind: Int] = [:]
        for row in rows {
            kinds.merge(PersonalDataScanner.scan(row["经营范围"] ?? "").counts) { $0 + $1 }
        }
        print("finds in \(rows.count) scopes of business: \(kinds.map { "\($0.key.rawValue) \($0.value)" }.sorted())")
        #expect(kinds.values.reduce(0, +) < 50)
    }
}
