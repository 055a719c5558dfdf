import FileDecoding
import Testing

/// The reader against a parser so simple that it can be checked by eye, on random texts and cuts.
@Suite("BX-12: CSV, compared with a reference")
struct CSVReferenceTests {
    /// SplitMix64, so that a failure can be repeated.
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
    }

    /// One character at a time; nil for an unterminated quote.
    private static func reference(_ text: String) -> [[String]]? {
        enum State { case start, plain, quoted, closed }
        var rows: [[String]] = []
        var row: [String] = []
        var field = ""
        var hasContent = false
        var state = State.start
        var scalars = Array(text.unicodeScalars)
        if scalars.last != "\n" && scalars.last != "\r" { scalars.append("\n") }
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if state == .quoted {
                guard scalar == "\"" else {
                    field.unicodeScalars.append(scalar)
                    continue
                }
                if index < scalars.count, scalars[index] == "\"" {
                    field += "\""
                    index += 1
                } else {
                    state = .closed
                }
            } else if scalar == "\"" && state == .start {
                (state, hasContent) = (.quoted, true)
            } else if scalar == "," {
                row.append(field)
                (field, state) = ("", .start)
            } else if scalar == "\n" || scalar == "\r" {
                if scalar == "\r", index < scalars.count, scalars[index] == "\n" { index += 1 }
                row.append(field)
                if hasContent { rows.append(row) }
                (row, field, state, hasContent) = ([], "", .start, false)
            } else {
                field.unicodeScalars.append(scalar)
                hasContent = true
                if state == .start { state = .plain }
            }
        }
        return state == .quoted ? nil : rows
    }

    @Test(arguments: 0..<40) func randomTextsAreReadAsTheReferenceReadsThem(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let pieces = ["\"", "\"", ",", ",", "\n", "\r\n", "\r", "a", "b ", "字", "𠮷", "\"\"", "12", "\t"]
        for _ in 0..<25 {
            let length = Int.random(in: 0...60, using: &random)
            // The header settles the separator.
            let text =
                "h,i,j,k,l,m,n\n" + (0..<length).compactMap { _ in pieces.randomElement(using: &random) }.joined()
            let limits = FileDecodingLimits.with { $0.readBytes = Int.random(in: 1...64, using: &random) }
            let file = try TestFile(text)
            guard let expected = Self.reference(text) else {
                #expect(file.error(limits)?.kind == .unterminatedQuote)
                continue
            }
            // A tab before a digit is taken off; the reference does not know that.
            #expect(
                try file.cells(limits) == expected.map { $0.map { $0.hasPrefix("\t1") ? String($0.dropFirst()) : $0 } })
        }
    }

    @Test(arguments: 1...64) func everyCutGivesTheSameRows(readBytes: Int) throws {
        let text = "编号,名称,备注\r\n1,\"甲,\"\"乙\"\"\",\"一\r\n二\"\r\n\r\n2,=\"007\",'0012\r3,\"\"x,𠮷\n4,5,"
        let limits = FileDecodingLimits.with { $0.readBytes = readBytes }
        let file = try TestFile(text)
        #expect(try file.rows(limits) == file.rows())
        #expect(try file.cells(limits).count == 5)
    }

    @Test(arguments: 0..<20) func randomBytesNeverStopTheProgram(seed: UInt64) throws {
        var random = Seeded(state: seed &+ 1_000)
        let starts: [[UInt8]] = [[], [0x7B, 0x22], [0x5B, 0x7B], [0xFF, 0xFE], [0x50, 0x4B, 0x03, 0x04]]
        for start in starts {
            let bytes = start + (0..<400).map { _ in UInt8.random(in: 1...255, using: &random) }
            _ = try TestFile(bytes).error(.with { $0.readBytes = 13 })
        }
    }
}
