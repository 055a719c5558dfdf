import FileDecoding
import Testing

@Suite("BX-12, X-6: report files come back unchanged")
struct CSVWriterTests {
    private static let texts = [
        "plain", "", "a,b", "a;b", "a|b", "say \"x\"", "two\nlines", "two\r\nlines", "=1+1", "=\"007\"", "=\"\"", "+86",
        "-5", "@x", "\tx",
        "\t12", "\rx", "\nx", "'", "''", "'12", "'=x", "'abc", "'''", "＝1", "＋1", "－1", "＠1", "'＝1", "007", "0",
        "12345678901",
        "123456789012", "330103000217276", "91330103311389009H", "9133010331138900E9", "1e5", "2018-06-15", "江西", "𠮷",
        " x ", "\"", "\"\"",
    ]

    @Test(arguments: texts) func everyTextIsReadBack(text: String) throws {
        var writer = CSVWriter()
        writer.append(["编号", "内容", "备注"])
        writer.append([text, text, text])
        #expect(try TestFile(writer.bytes).cells() == [["编号", "内容", "备注"], [text, text, text]])
        var narrow = CSVWriter()
        narrow.append(["sep=;"])
        narrow.append([text])
        #expect(try TestFile(narrow.bytes).cells() == [["sep=;"], [text]])
    }

    @Test(arguments: ["=1+1", "+86", "-5", "@x", "\tx", "＝1"]) func formulasAreNeutralised(text: String) {
        var writer = CSVWriter()
        writer.append(["x", text])
        let written = String(decoding: writer.bytes, as: UTF8.self)
        #expect(written.contains("'" + text))
    }

    @Test func digitStringsThatAProgramWouldRoundAreProtected() {
        func written(_ text: String) -> String {
            var writer = CSVWriter()
            _ = writer.take()
            writer.append([text])
            return String(decoding: writer.take(), as: UTF8.self)
        }
        #expect(written("12345678901") == "12345678901\r\n")
        #expect(written("123456789012") == "'123456789012\r\n")
        #expect(written("0") == "0\r\n")
        #expect(written("01") == "'01\r\n")
        #expect(written("12E3") == "'12E3\r\n")
        #expect(written("2018/6/1") == "2018/6/1\r\n")
    }

    @Test func theFileBeginsWithTheMarkAndRowsOfEmptyCellsStayRows() throws {
        var writer = CSVWriter()
        #expect(writer.bytes == [0xEF, 0xBB, 0xBF])
        writer.append(["a", "b"])
        writer.append(["", ""])
        #expect(try TestFile(writer.take()).cells() == [["a", "b"], ["", ""]])
        #expect(writer.bytes.isEmpty)
    }
}
