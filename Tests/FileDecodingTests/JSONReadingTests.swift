import FileDecoding
import Testing

@Suite("BX-12: JSON")
struct JSONReadingTests {
    @Test(arguments: Array(1...40) + [4096]) func objectsPerLineBecomeRows(readBytes: Int) throws {
        let text = #"""
            {"名称": "甲\"乙", "码": 91330103311389009, "额": 1.50e3, "真": true, "空": null, "列": ["一", 2, false]}

            {"码": "x\\y\/\u4e2d\ud842\udfb7\n", "名称": ""}
            """#
        let rows = try TestFile(text).rows(.with { $0.readBytes = readBytes })
        #expect(
            rows == [
                FileRow(line: 1, cells: ["名称", "码", "额", "真", "空", "列"]),
                FileRow(line: 1, cells: ["甲\"乙", "91330103311389009", "1.50e3", "true", "", "一、2、false"]),
                FileRow(line: 3, cells: ["", "x\\y/中𠮷\n", "", "", "", ""]),
            ])
    }

    @Test(arguments: Array(1...40) + [4096]) func anArrayOfObjectsIsRead(readBytes: Int) throws {
        let text = "\n [\n{\"a\": \"}\\\"{\",\n \"b\": []},\n\n {\"a\":2}] \n"
        let file = try TestFile(text)
        let rows = try file.rows(.with { $0.readBytes = readBytes })
        #expect(try RowReader(path: file.path).format == .jsonArray)
        #expect(
            rows == [
                FileRow(line: 3, cells: ["a", "b"]), FileRow(line: 3, cells: ["}\"{", ""]),
                FileRow(line: 6, cells: ["2", ""]),
            ])
        #expect(try TestFile("[]").rows() == [])
        #expect(try TestFile("[编号],b\n1,2\n").cells() == [["[编号]", "b"], ["1", "2"]])
    }

    @Test func aBadLineIsReportedAndTheNextIsRead() throws {
        let outcomes = try TestFile("{\"a\":1}\n{\"a\":}\n{\"a\":3}\n").outcomes()
        #expect(outcomes.count == 4)
        guard case .failure(let error) = outcomes[2] else { return #expect(Bool(false)) }
        #expect(error.kind == .malformedJSON && error.line == 2 && error.byteOffset == 13 && error.canContinue)
        #expect(outcomes[3] == .success(FileRow(line: 3, cells: ["3"])))
    }

    @Test func theHeaderIsDeliveredEvenIfTheFirstRowIsBad() throws {
        let outcomes = try TestFile("{\"a\":\"123\"}\n{\"a\":2}\n").outcomes(.with { $0.cellCharacters = 2 })
        #expect(outcomes.count == 3)
        #expect(outcomes[0] == .success(FileRow(line: 1, cells: ["a"])))
        guard case .failure(let error) = outcomes[1] else { return #expect(Bool(false)) }
        #expect(error.kind == .cellTooLong && error.canContinue)
        #expect(outcomes[2] == .success(FileRow(line: 2, cells: ["2"])))
    }

    @Test func aKeyThatTheFirstObjectLacksIsNamed() throws {
        let error = try #require(try TestFile("{\"a\":1}\n{\"a\":1,\"新\":2}\n").error())
        #expect(error.kind == .unknownKey && error.line == 2 && error.field == "新")
        #expect(error.explanation == "第2行：字段“新”未出现在首条记录中，请统一各记录的字段后重新提交。")
    }

    @Test(arguments: ["{\"a\":1,\"a\":2}\n", "{\"a\":1}\n{\"a\":1,\"a\":2}\n"]) func aKeyTwiceIsRefused(text: String)
        throws
    {
        #expect(try TestFile(text).error()?.kind == .duplicateKey)
    }

    @Test(arguments: ["{\"a\":{}}", "{\"a\":[[]]}", "{\"a\":[{}]}"]) func nestedValuesAreRefused(text: String) throws {
        #expect(try TestFile(text).error()?.kind == .nestedValue)
    }

    @Test(arguments: [
        "{\"a\":01}", "{\"a\":1.}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":1e}", "{\"a\":tru}", "{\"a\":\"\\x\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":\"\\udc00\"}", "{\"a\":\"\\u00g0\"}", "{\"a\":\"x", "{\"a\" 1}", "{a:1}",
        "{\"a\":1,}",
        "{\"a\":1} x", "{\"a\":1}{\"a\":2}", "{\"a\":\"\t\"}", "{}", "{\"a\":[1,]}", "{\"a\":[1 2]}", "{",
        "{\"a\":NaN}",
    ]) func malformedTextIsRefused(text: String) throws {
        #expect(try TestFile(text).error()?.kind == .malformedJSON)
    }

    @Test(arguments: [
        "[{\"a\":1}", "[{\"a\":1},]", "[{\"a\":1} {\"a\":2}]", "[{\"a\":1}] x", "[{\"a\":1},2]", "[{\"a\":1",
    ])
    func aBrokenArrayEndsTheReading(text: String) throws {
        let error = try #require(try TestFile(text).error())
        #expect(error.kind == .malformedJSON && !error.canContinue)
    }

    @Test func badUTF8AndNulAreRefused() throws {
        let bad: [UInt8] = Array("{\"a\":\"好好好好好好好好".utf8) + [0xFF, 0x22, 0x7D]
        let error = try #require(try TestFile(bad).error())
        #expect(error.kind == .invalidText && error.line == 1 && error.byteOffset == 30)
        #expect(try TestFile("{\"a\":\"\\u0000\"}").error()?.kind == .nulByte)
    }

    @Test func limitsHoldOnBothSides() throws {
        let columns = FileDecodingLimits.with { $0.columns = 2 }
        #expect(try TestFile("{\"a\":1,\"b\":2}").error(columns) == nil)
        #expect(try TestFile("{\"a\":1,\"b\":2,\"c\":3}").error(columns)?.kind == .tooManyColumns)
        let cell = FileDecodingLimits.with { $0.cellCharacters = 3 }
        #expect(try TestFile("{\"a\":\"字字字\"}").error(cell) == nil)
        #expect(try TestFile("{\"a\":\"字字字字\"}").error(cell)?.kind == .cellTooLong)
        for readBytes in [1, 4096] {
            let row = FileDecodingLimits.with {
                $0.rowBytes = 20
                $0.readBytes = readBytes
            }
            #expect(try TestFile("{\"a\":\"901234567890\"}\n").error(row) == nil)
            #expect(try TestFile("{\"a\":\"9012345678901\"}\n").error(row)?.kind == .rowTooLong)
            #expect(try TestFile("[{\"a\":\"901234567890\"}]").error(row) == nil)
            #expect(try TestFile("[{\"a\":\"9012345678901\"}]").error(row)?.kind == .rowTooLong)
        }
    }
}
