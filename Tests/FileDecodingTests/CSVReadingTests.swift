import FileDecoding
import Testing

@Suite("BX-12: CSV")
struct CSVReadingTests {
    private func cells(_ text: String) throws -> [[String]] { try TestFile(text).cells() }

    @Test func quotedFieldsHoldSeparatorsQuotesAndLineEnds() throws {
        let text = "a,b\n\"x,\"\"y\"\"\r\nz\",2\n"
        #expect(try cells(text) == [["a", "b"], ["x,\"y\"\r\nz", "2"]])
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func everyLineEndIsUnderstood(end: String) throws {
        let rows = try TestFile("a,b\(end)1,2\(end)\(end)3,4").rows()
        #expect(rows.map(\.cells) == [["a", "b"], ["1", "2"], ["3", "4"]])
        #expect(rows.map(\.line) == [1, 2, 4])
    }

    @Test func theLineOfARowIsWhereItStarts() throws {
        let rows = try TestFile("a\n\"1\n2\r\n3\r4\"\n5\n").rows()
        #expect(rows.map(\.line) == [1, 2, 6])
    }

    @Test func blankLinesAndLinesOfSeparatorsAreNoRowsButEmptyQuotesAre() throws {
        #expect(try cells("a,b\n\n,\n\"\"\n1,\n") == [["a", "b"], [""], ["1", ""]])
    }

    @Test func aFileWithoutRowsHasNone() throws {
        #expect(try cells("") == [])
        #expect(try cells("\n\n\r\n") == [])
        #expect(try cells("\u{FEFF}") == [])
    }

    @Test func raggedRowsAreDeliveredAsTheyAre() throws {
        #expect(try cells("a,b,c\n1\n1,2,3,4\n") == [["a", "b", "c"], ["1"], ["1", "2", "3", "4"]])
    }

    @Test func aQuoteInsideAnUnquotedFieldIsText() throws {
        #expect(try cells("a,b\nx\"y\"z, \"q\"\n") == [["a", "b"], ["x\"y\"z", " \"q\""]])
    }

    @Test func textBehindAClosingQuoteBelongsToTheField() throws {
        #expect(try cells("a,b\n\"x\"y\"z,2\n") == [["a", "b"], ["xy\"z", "2"]])
    }

    @Test(arguments: [",", ";", "\t"]) func theSeparatorIsFoundFromTheHeader(separator: String) throws {
        let text =
            ["名称", "b", "c"].joined(separator: separator) + "\n" + ["1,;", "\"2\"", "3"].joined(separator: separator)
        let expected = separator == "\t" ? ["1,;", "2", "3"] : nil
        let rows = try cells(text)
        #expect(rows[0] == ["名称", "b", "c"])
        if let expected { #expect(rows[1] == expected) }
    }

    @Test func separatorsInsideQuotesDoNotCount() throws {
        #expect(try cells("\"a,,,,\";b\n1;2\n") == [["a,,,,", "b"], ["1", "2"]])
    }

    @Test func aFirstLineMaySayTheSeparator() throws {
        let rows = try TestFile("sep=;\r\na,b;c\n1;2\n").rows()
        #expect(rows.map(\.cells) == [["a,b", "c"], ["1", "2"]])
        #expect(rows.map(\.line) == [2, 3])
        #expect(try cells("sep=x\n1\n") == [["sep=x"], ["1"]])
    }

    @Test func habitsOfSpreadsheetProgramsAreUndone() throws {
        let text = "a\n=\"00123\"\n\"=\"\"00,4\"\"\"\n'00123\n\t00123\n'abc\n=\"a\"&\"b\"\n'\n=\"\"\n"
        #expect(
            try cells(text).map { $0[0] }
                == ["a", "00123", "00,4", "00123", "00123", "'abc", "=\"a\"&\"b\"", "'", ""])
    }

    @Test func anUnterminatedQuoteIsReportedWhereItBegan() throws {
        let error = try #require(try TestFile("a,b\n1,2\n\"x\ny\",\"z\n\n").error())
        #expect(error.kind == .unterminatedQuote)
        #expect(error.line == 4)
        #expect(!error.canContinue)
        #expect(error.ruleID == "BX-12")
        #expect(error.explanation == "第4行：双引号没有成对结束，请补全双引号后重新提交。")
    }

    @Test func nulEndsTheReadingWithItsPlace() throws {
        let outcomes = try TestFile("a,b\n1,2\n3,\0\n").outcomes()
        #expect(outcomes.count == 3)
        #expect(outcomes.last == .failure(try #require(try TestFile("a,b\n1,2\n3,\0\n").error())))
        let error = try #require(try TestFile("a,b\n1,2\n3,\0\n").error())
        #expect(error.kind == .nulByte && error.line == 3 && error.byteOffset == 10)
    }

    @Test func anErrorThatEndsTheReadingComesAgain() throws {
        let file = try TestFile("a\n\"x")
        let reader = try RowReader(path: file.path)
        _ = try reader.nextRow()
        for _ in 0..<3 { #expect(throws: FileDecodingError.self) { try reader.nextRow() } }
    }

    @Test func progressReachesTheSizeOfTheFile() throws {
        let file = try TestFile("a,b\n1,2\n3,4\n")
        let reader = try RowReader(path: file.path)
        #expect(reader.totalBytes == 12)
        #expect(reader.format == .csv && reader.encoding == .utf8)
        var places: [Int] = []
        while try reader.nextRow() != nil { places.append(reader.bytesConsumed) }
        #expect(places == [4, 8, 12])
    }

    // MARK: - Limits, on both sides

    @Test func columnsAreLimited() throws {
        let limits = FileDecodingLimits.with { $0.columns = 3 }
        let outcomes = try TestFile("1,2,3\n1,2,3,4\n5,6,7\n").outcomes(limits)
        #expect(outcomes.count == 3)
        guard case .failure(let error) = outcomes[1] else { return #expect(Bool(false)) }
        #expect(error.kind == .tooManyColumns && error.line == 2 && error.limit == 3)
        #expect(error.canContinue && error.ruleID == "X-6")
        #expect(outcomes[2] == .success(FileRow(line: 3, cells: ["5", "6", "7"])))
    }

    @Test func charactersOfACellAreLimited() throws {
        let limits = FileDecodingLimits.with { $0.cellCharacters = 3 }
        #expect(try TestFile("字字字\n").error(limits) == nil)
        #expect(try TestFile("𠮷字\n").error(limits) == nil)
        let error = try #require(try TestFile("a\n字字字字\n").error(limits))
        #expect(error.kind == .cellTooLong && error.line == 2 && error.canContinue)
    }

    @Test(arguments: [1, 7, 4096]) func bytesOfARowAreLimited(readBytes: Int) throws {
        let limits = FileDecodingLimits.with {
            $0.rowBytes = 100
            $0.readBytes = readBytes
        }
        let longest = String(repeating: "x", count: 99) + "\n"
        #expect(try TestFile(longest + longest).rows(limits).count == 2)
        let error = try #require(try TestFile(longest + "y" + longest).error(limits))
        #expect(error.kind == .rowTooLong && error.line == 2 && !error.canContinue)
    }

    @Test func rowsAreLimited() throws {
        let limits = FileDecodingLimits.with { $0.rows = 3 }
        #expect(try TestFile("a\n1\n2\n\n").rows(limits).count == 3)
        let error = try #require(try TestFile("a\n1\n2\n3\n").error(limits))
        #expect(error.kind == .tooManyRows && error.line == 4 && error.limit == 3)
    }

    @Test func badRowsCountAsRows() throws {
        let limits = FileDecodingLimits.with {
            $0.rows = 3
            $0.columns = 1
        }
        let outcomes = try TestFile("1,2\n1,2\n1,2\n1,2\n1,2\n").outcomes(limits)
        #expect(outcomes.count == 4)
    }
}
