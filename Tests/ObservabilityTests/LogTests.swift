import FoundationEssentials
import Observability
import Synchronization
import Testing

/// Keeps the lines that a log writes.
private final class Lines: Sendable {
    private let lines = Mutex<[[UInt8]]>([])

    func append(_ line: [UInt8]) {
        lines.withLock { $0.append(line) }
    }

    var all: [String] {
        lines.withLock { $0.map { String(decoding: $0, as: UTF8.self) } }
    }
}

private struct Line: Decodable {
    let ts: String
    let level: String
    let event: String
    let count: Int?
    let status: Int?
    let reason: String?
    let truncated: Bool?
}

/// A type whose author claims that it is safe, to try what the log does with awkward text.
private struct Awkward: SafeToLog {
    let safeLogText: String
}

@Suite struct LogTests {
    private let lines = Lines()

    private func log(_ level: LogLevel = .info) -> Log {
        Log(level: level, clock: { LogTimestamp(microseconds: 1_767_196_800_000_001) }) { [lines] in lines.append($0) }
    }

    private func decoded() throws -> [Line] {
        try lines.all.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    @Test("X-2: an event is one JSON line with the time of Asia/Shanghai")
    func anEventIsOneLine() throws {
        log().write(.warning, "limit reached", .integer(.count, 3), .fixed(.reason, "full"))
        #expect(
            lines.all == [
                #"{"ts":"2026-01-01T00:00:00.000001+08:00","level":"warning","event":"limit reached","#
                    + #""count":3,"reason":"full"}"# + "\n"
            ])
    }

    @Test func aGivenTimestampWins() throws {
        log().write(.info, "x", at: LogTimestamp(microseconds: 0))
        #expect(try decoded().map(\.ts) == ["1970-01-01T08:00:00.000000+08:00"])
    }

    @Test(arguments: [
        (951_753_599_999_999, "2000-02-28T23:59:59.999999+08:00"),
        (951_753_600_000_000, "2000-02-29T00:00:00.000000+08:00"),
        (4_107_427_200_000_000, "2100-02-28T00:00:00.000000+08:00"),
        (4_107_513_600_000_000, "2100-03-01T00:00:00.000000+08:00"),
        (-28_800_000_001, "1969-12-31T23:59:59.999999+08:00"),
    ])
    func timestampsKnowTheCalendar(microseconds: Int, text: String) {
        #expect(LogTimestamp(microseconds: microseconds).text == text)
    }

    @Test func theLevelFiltersAndCanBeChanged() throws {
        let log = log(.warning)
        log.write(.info, "hidden")
        log.write(.warning, "shown")
        log.level = .debug
        log.write(.debug, "shown too")
        #expect(try decoded().map(\.event) == ["shown", "shown too"])
        #expect(log.isEnabled(.debug))
    }

    @Test func awkwardTextStaysOneLineOfJSON() throws {
        log().write(.info, "x", .safe(.reason, Awkward(safeLogText: "a\"b\\c\nd\u{0}e\u{1F}f")))
        #expect(try decoded().map(\.reason) == ["a\"b\\c d e f"])
        #expect(lines.all.allSatisfy { $0.filter { $0 == "\n" }.count == 1 })
    }

    @Test func longTextIsCutAtACharacter() throws {
        log().write(.info, "x", .safe(.reason, Awkward(safeLogText: String(repeating: "信", count: 60))))
        #expect(try decoded().map(\.reason) == [String(repeating: "信", count: 42)])
    }

    @Test func aLineNeverExceedsFourKibibytes() throws {
        let long = Awkward(safeLogText: String(repeating: "\"", count: 128))
        func write(fields: Int) -> Log {
            let log = log()
            switch fields {
            case 15:
                log.write(
                    .info, "x", .safe(.reason, long), .safe(.file, long), .safe(.role, long), .safe(.rule, long),
                    .safe(.setting, long), .safe(.signal, long), .safe(.migration, long), .safe(.process, long),
                    .safe(.effect, long), .safe(.version, long), .safe(.reason, long), .safe(.reason, long),
                    .safe(.reason, long), .safe(.reason, long), .safe(.reason, long), .integer(.status, 5))
            default:
                log.write(.info, "x", .safe(.reason, long), .integer(.status, 5))
            }
            return log
        }
        _ = write(fields: 1)
        _ = write(fields: 15)
        #expect(lines.all.allSatisfy { $0.utf8.count <= 4096 && $0.hasSuffix("}\n") })
        #expect(try decoded().map(\.truncated) == [nil, true])
        #expect(try decoded().map(\.status) == [5, nil])
    }

    @Test("X-4: text from outside reaches the log only in forms that cannot hold personal data")
    func onlyFormsWithoutPersonalDataAreSafe() {
        #expect(HexToken("0123456789abcdef0123456789abcdef") != nil)
        #expect(HexToken(String(repeating: "a", count: 64)) != nil)
        #expect(HexToken(String(repeating: "1", count: 18)) == nil)
        #expect(HexToken(String(repeating: "1", count: 31)) == nil)
        #expect(HexToken(String(repeating: "1", count: 33)) == nil)
        #expect(HexToken("0123456789ABCDEF0123456789ABCDEF") == nil)
        #expect(SQLStateCode("23505") != nil)
        #expect(SQLStateCode("2350") == nil)
        #expect(SQLStateCode("23 05") == nil)
    }

    @Test func linesOfManyThreadsStayWhole() async throws {
        let log = log()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask { log.write(.info, "x", .integer(.count, number)) }
            }
        }
        #expect(Set(try decoded().compactMap(\.count)) == Set(0..<50))
    }
}
