import SharedDataTesting
import Testing

@testable import UnicodeText

@Suite("Names have one form under which they are compared")
struct NameNormalisationTests {
    private let names: NameNormalisation

    init() throws { names = try NameNormalisation() }

    @Test(arguments: [
        ("杭州某某科技有限公司", "杭州某某科技有限公司"),
        ("杭州（某某）科技 有限公司", "杭州某某科技有限公司"),
        ("杭州(某某)科技\u{3000}有限公司", "杭州某某科技有限公司"),
        ("國際發展體龍門後裏麵", "国际发展体龙门后里面"),
        ("ＡＢＣ－１２３ｘｙｚ", "abc123xyz"),
        ("ABC & Co., Ltd.", "abccoltd"),
        ("阿卜杜拉·买买提", "阿卜杜拉买买提"),
        ("Straße", "strasse"), ("ﬁne", "fine"), ("Ｃａｆé", "café"), ("①②", "12"),
        ("", ""), ("——·（）", ""), ("\u{FEFF}零\u{200B}宽\u{00A0}", "零宽"), ("〇一", "〇一"),
        ("二\u{20BB7}野", "二\u{20BB7}野"), ("薴苧苎", "苎苎苎"),
    ])
    func knownForms(_ given: String, _ expected: String) {
        #expect(names.normalise(given) == expected)
    }

    @Test func privateUseStaysBecauseFilesUseItForRareIdeographs() {
        #expect(names.normalise("张\u{E000}") == "张\u{E000}")
    }

    @Test func everyScalarNormalisesOnceForAllAndBothPathsAgree() {
        var disagreeing: [UInt32] = []
        var unstable: [UInt32] = []
        var shared = 0
        for value in UInt32(0)...0x323AF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(Character(scalar))
            let once = names.normalise(text)
            // Every scalar outside the basic plane takes the slow path anyway.
            if value <= 0xFFFF, names.normaliseByLibrary(text).unicodeScalars.elementsEqual(once.unicodeScalars) {
                shared += 1
            } else if value <= 0xFFFF {
                disagreeing.append(value)
            }
            if !names.normalise(once).unicodeScalars.elementsEqual(once.unicodeScalars) { unstable.append(value) }
            if value < 0x80 { #expect(once.utf8.allSatisfy { $0 < 0x80 }) }
        }
        #expect(disagreeing.isEmpty)
        #expect(unstable.isEmpty)
        #expect(shared == 0x10000 - 0x800)
    }

    @Test func randomTextIsIdempotentAndTheSameOnBothPaths() throws {
        var generator = SeededGenerator(seed: 11)
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0xA0...0x24F, 0x300...0x36F, 0x370...0x3FF, 0x0F40...0x0FBC, 0x1100...0x11FF, 0x1E00...0x1FFF,
            0x2000...0x2BFF, 0x3000...0x33FF, 0x4E00...0x9FFF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xE000...0xE100,
            0xF900...0xFAFF, 0xFE00...0xFFFD, 0x1D400...0x1D7FF, 0x20000...0x2A6DF, 0x2F800...0x2FA1D,
        ]
        for _ in 0..<20_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                let range = try #require(ranges.randomElement(using: &generator))
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
                    scalars.append(scalar)
                }
            }
            let text = String(scalars)
            let once = names.normalise(text)
            let twice = names.normalise(once)
            let slow = names.normaliseByLibrary(text)
            guard once.utf8.elementsEqual(twice.utf8), once.utf8.elementsEqual(slow.utf8) else {
                Issue.record("unstable: \(scalars.map { String($0.value, radix: 16) })")
                return
            }
        }
    }

    @Test func manyThreadsAgree() async {
        let names = names
        await withTaskGroup(of: String.self) { group in
            for _ in 0..<8 { group.addTask { names.normalise("國際（ＡＢＣ）① 有限公司") } }
            for await result in group { #expect(result == "国际abc1有限公司") }
        }
    }

    @Test(.enabled(if: SharedData.has("data/subjects/jiujiang_enterprises_1980_2019.csv")))
    func realNamesTakeOneFormOnBothPaths() throws {
        let text = try SharedData.text("data/subjects/jiujiang_enterprises_1980_2019.csv")
        var checked = 0
        for line in text.split(separator: "\n").dropFirst() {
            guard let name = line.split(separator: ",").first.map(String.init) else { continue }
            let once = names.normalise(name)
            guard once == names.normaliseByLibrary(name), names.normalise(once) == once else {
                Issue.record("differs: \(name)")
                return
            }
            checked += 1
        }
        #expect(checked > 15_000)
    }
}
