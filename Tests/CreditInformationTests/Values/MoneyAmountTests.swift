import CreditInformation
import Testing

@Suite("BX-12: amounts of money")
struct MoneyAmountTests {
    @Test(
        "万元 and 元 become fen exactly",
        arguments: [
            ("0.5", MoneyAmount.Unit.tenThousandYuan, 500_000 as Int64), ("0.000001", .tenThousandYuan, 1),
            ("403.7600", .tenThousandYuan, 403_760_000), ("1,234.5", .tenThousandYuan, 1_234_500_000),
            ("１２．５", .tenThousandYuan, 12_500_000), ("0.1000000", .tenThousandYuan, 100_000),
            ("12", .yuan, 1200), ("12.3", .yuan, 1230), ("12.34", .yuan, 1234), ("-12.34", .yuan, -1234),
            ("－1", .yuan, -100), ("+1", .yuan, 100), ("￥1,000,000.00", .yuan, 100_000_000),
            ("5元", .tenThousandYuan, 500),
            ("5万元", .yuan, 5_000_000), ("5万", .yuan, 5_000_000), (" 1 000 ", .yuan, 100_000), ("0", .yuan, 0),
            ("92233720368547758.07", .yuan, .max), ("-92233720368547758.08", .yuan, .min),
            ("000000000000000000000000001", .yuan, 100),
        ])
    func readExactly(_ text: String, _ unit: MoneyAmount.Unit, _ fen: Int64) throws {
        let amount = try MoneyAmount(reading: text, in: unit)
        #expect(amount.fen == fen)
        #expect(amount.originalText == text)
    }

    @Test(
        "What cannot be exact is refused with its reason",
        arguments: [
            ("", MoneyReadingError.empty), ("\u{3000}", .empty), ("abc", .unreadable), ("1.2.3", .unreadable),
            (".5", .unreadable), ("5.", .unreadable), ("1,00", .unreadable), ("1,0000", .unreadable),
            (",100", .unreadable),
            ("1234,567", .unreadable), ("--1", .unreadable), ("1e5", .unreadable), ("元", .unreadable),
            ("-", .unreadable),
            ("0.001", .tooPrecise), ("1.0001", .tooPrecise), ("92233720368547758.08", .tooLarge),
            ("-92233720368547758.09", .tooLarge), ("99999999999999999999", .tooLarge),
        ])
    func refused(_ text: String, _ error: MoneyReadingError) {
        #expect(throws: error) { try MoneyAmount(reading: text, in: .yuan) }
        #expect(!error.explanation.isEmpty)
    }

    @Test("The seventh decimal of 万元 is refused, the sixth is a fen")
    func sixDecimals() throws {
        #expect(try MoneyAmount(reading: "1.234567", in: .tenThousandYuan).fen == 1_234_567)
        #expect(throws: MoneyReadingError.tooPrecise) {
            try MoneyAmount(reading: "1.2345671", in: .tenThousandYuan)
        }
    }

    @Test("Any number of fen survives being written and read")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<2000 {
            let fen = Int64.random(in: -10_000_000_000...10_000_000_000, using: &generator)
            let digits = String(fen.magnitude)
            let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
            let text = (fen < 0 ? "-" : "") + padded.dropLast(6) + "." + padded.suffix(6)
            #expect(try MoneyAmount(reading: text, in: .tenThousandYuan).fen == fen)
        }
    }

    @Test(
        "BX-12: what means nothing is empty",
        arguments: [
            "", " ", "\u{3000}\u{00A0}\u{FEFF}", "N/A", "n/a", "Ｎ／Ａ", "空", "无", " 无 ", "--", "-", "——", "—", "null",
            "NULL",
            "/", "（空）",
        ])
    func empty(_ text: String) {
        #expect(EmptyValue.isEmpty(text))
    }

    @Test("BX-12: what means something is not empty", arguments: ["0", "无锡", "空调", "***", "N", "-1", "nullable", "张*"])
    func notEmpty(_ text: String) {
        #expect(!EmptyValue.isEmpty(text))
    }
}
