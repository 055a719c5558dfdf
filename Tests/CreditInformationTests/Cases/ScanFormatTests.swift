import CreditInformation
import Testing

/// What is taken as a scan, by its bytes.
@Suite struct ScanFormatTests {
    @Test func aDocumentBeginsAndEndsWithItsMarks() {
        #expect(ScanFormat(of: TestScan.pdf()) == .pdf)
        #expect(ScanFormat(of: Array("%PDF-2.0\nx\n%%EOF".utf8)) == .pdf)
        #expect(ScanFormat(of: Array("%PDF-1.4\nx\n%%EOF\r\n\0 ".utf8)) == .pdf)
    }

    @Test(arguments: [
        "", "%PDF-", "%PDF-1.7", " %PDF-1.7\n%%EOF", "\u{FEFF}%PDF-1.7\n%%EOF", "%PDF-a.7\n%%EOF", "%PDF-17\n%%EOF",
        "%PDF-1.7\n", "%PDF-1.7\n%%EOF\n<script>", "<html>%PDF-1.7\n%%EOF", "GIF89a%PDF-1.7\n%%EOF",
    ])
    func aDocumentThatBeginsOrEndsWithSomethingElseIsNone(_ text: String) {
        #expect(ScanFormat(of: Array(text.utf8)) == nil)
    }

    @Test func anEndMarkIsLookedForInTheLastKibibyteOnly() {
        let spaces = [UInt8](repeating: 0x20, count: 1024 - 5)
        #expect(ScanFormat(of: Array("%PDF-1.7\n%%EOF".utf8) + spaces) == .pdf)
        #expect(ScanFormat(of: Array("%PDF-1.7\n%%EOF ".utf8) + spaces) == nil)
    }

    @Test func aPictureIsOneFromItsFirstByteToItsLast() {
        for (bytes, format) in [(TestScan.jpeg(), ScanFormat.jpeg), (TestScan.png(), .png)] {
            #expect(ScanFormat(of: bytes) == format)
            #expect(ScanFormat(of: [0] + bytes) == nil)
            #expect(ScanFormat(of: bytes + [0]) == nil)
            #expect(ScanFormat(of: bytes + Array("PK\u{3}\u{4}".utf8)) == nil)
            #expect(ScanFormat(of: bytes + TestScan.pdf()) == nil)
            for count in 0..<bytes.count { #expect(ScanFormat(of: Array(bytes.prefix(count))) == nil) }
        }
    }

    @Test func aPhotographHasAFrameBeforeItsScan() {
        let start: [UInt8] = [0xFF, 0xD8]
        let scan: [UInt8] = [0xFF, 0xDA, 0, 2, 1, 2, 3]
        let end: [UInt8] = [0xFF, 0xD9]
        #expect(ScanFormat(of: start + scan + end) == nil)
        // A Huffman table has a number among the frames and is none.
        #expect(ScanFormat(of: start + [0xFF, 0xC4, 0, 2] + scan + end) == nil)
        #expect(ScanFormat(of: start + [0xFF, 0xC2, 0, 2] + scan + end) == .jpeg)
        // A segment that reaches beyond the file, and one that is shorter than its own length.
        #expect(ScanFormat(of: start + [0xFF, 0xC0, 0xFF, 0xFF] + scan + end) == nil)
        #expect(ScanFormat(of: start + [0xFF, 0xC0, 0, 1] + scan + end) == nil)
    }

    @Test func thePartsOfAPictureFitIntoEachOther() {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let header = TestScan.chunk("IHDR", 13)
        let end = Array(TestScan.png().suffix(12))
        #expect(ScanFormat(of: signature + header + end) == .png)
        #expect(ScanFormat(of: signature + end) == nil)
        #expect(ScanFormat(of: signature + TestScan.chunk("IHDR", 12) + end) == nil)
        #expect(ScanFormat(of: signature + TestScan.chunk("IDAT", 13) + header + end) == nil)
        #expect(ScanFormat(of: signature + header + header + end) == nil)
        #expect(ScanFormat(of: signature + header + TestScan.chunk("ID<T", 1) + end) == nil)
        #expect(ScanFormat(of: signature + header + TestScan.chunk("IEND", 0) + end) == nil)
        #expect(ScanFormat(of: signature + header + [0xFF, 0xFF, 0xFF, 0xFF] + Array("IDAT".utf8) + end) == nil)
    }

    @Test func aPhotographEndsOnce() {
        let end: [UInt8] = [0xFF, 0xD9]
        let start: [UInt8] = [0xFF, 0xD8, 0xFF, 0xC0, 0, 2, 0xFF, 0xDA, 0, 2]
        // A stuffed zero, a restart, a filling byte; a table and a second scan.
        #expect(ScanFormat(of: start + [1, 0xFF, 0, 2, 0xFF, 0xD0, 3, 0xFF] + end) == .jpeg)
        #expect(ScanFormat(of: start + [1, 0xFF, 0xC4, 0, 2, 0xFF, 0xDA, 0, 2, 2] + end) == .jpeg)
        // Another photograph, or anything, behind the end.
        #expect(ScanFormat(of: start + [1] + end + start + [1] + end) == nil)
        #expect(ScanFormat(of: start + [1] + end + Array("<script>".utf8) + end) == nil)
        #expect(ScanFormat(of: start + [1, 0xFF, 0xC4, 0xFF, 0xFF] + end) == nil)
        #expect(ScanFormat(of: start + [1]) == nil)
    }

    @Test func aScanThatIsAnArchiveBesidesIsNone() {
        let record = Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 16)
        let mark = Array("\n%%EOF".utf8)
        for comment in [mark, [UInt8](repeating: 0x20, count: 65_535 - mark.count) + mark] {
            let length = [UInt8(comment.count & 0xFF), UInt8(comment.count >> 8)]
            #expect(ScanFormat(of: Array("%PDF-1.7\n".utf8) + record + length + comment) == nil)
            // A record that does not reach to the end is no archive's last one.
            let shorter = [length[0] - 1, length[1]]
            #expect(ScanFormat(of: Array("%PDF-1.7\n".utf8) + record + shorter + comment) == .pdf)
        }
        #expect(ScanFormat(of: Array("%PDF-1.7\nPK\u{5}\u{6}\n%%EOF".utf8)) == .pdf)
    }

    @Test func nothingElseIsTaken() {
        for text in ["<html></html>", "<svg xmlns='a'/>", "PK\u{3}\u{4}", "#!/bin/sh", "GIF89a;"] {
            #expect(ScanFormat(of: Array(text.utf8)) == nil)
        }
    }

    @Test func arbitraryBytesAreReadWithoutATrap() {
        var generator = SystemRandomNumberGenerator()
        for beginning in [TestScan.jpeg(), TestScan.png(), TestScan.pdf()] {
            for _ in 0..<2000 {
                var bytes = beginning
                for _ in 0..<3 {
                    let place = Int.random(in: 0..<bytes.count, using: &generator)
                    bytes[place] = .random(in: .min ... .max, using: &generator)
                }
                _ = ScanFormat(of: bytes)
            }
        }
    }

    @Test func aFormatSaysItsTypeAndHowItIsSaved() {
        #expect(ScanFormat.allCases.map(\.mediaType) == ["application/pdf", "image/jpeg", "image/png"])
        #expect(ScanFormat.allCases.map(\.fileExtension) == ["pdf", "jpg", "png"])
    }
}
