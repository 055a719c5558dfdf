import FileDecoding
import FoundationEssentials
import Testing

/// The folder of real files beside the repository; they are no part of it.
private enum SharedFiles {
    static let folder: String? = {
        let stated = ProcessInfo.processInfo.environment["CREDIT_SHARED"]
        let beside = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared").path
        for candidate in [stated, beside].compactMap({ $0 })
        where FileManager.default.fileExists(atPath: candidate + "/data/originals") {
            return candidate + "/data/"
        }
        print("SKIPPED: files as departments published them: no folder `shared` beside the repository")
        return nil
    }()
}

@Suite("BX-12: files as departments published them", .enabled(if: SharedFiles.folder != nil))
struct RealFilesTests {
    private func rows(_ name: String) throws -> [FileRow] {
        let reader = try RowReader(path: try #require(SharedFiles.folder) + name)
        var rows: [FileRow] = []
        while let row = try reader.nextRow() { rows.append(row) }
        return rows
    }

    @Test func theWorkbookHasTheRowsOfItsCSV() throws {
        let workbook = try rows("originals/creditchina_gansu_91855_ecommerce.xlsx")
        let csv = try rows("blacklists/creditchina_gansu_91855_ecommerce.csv")
        #expect(workbook.count == 501 && csv.count == 501)
        let different = zip(workbook, csv).filter { $0 != $1 }
        #expect(different.isEmpty, "\(different.prefix(3))")
    }

    @Test func theOldWorkbookIsRefusedWithAdvice() throws {
        let path = try #require(SharedFiles.folder) + "originals/creditchina_gansu_93516_transport.xls"
        #expect(throws: FileDecodingError.self) { try RowReader(path: path) }
    }

    @Test(arguments: [
        ("blacklists/creditchina_gansu_93516_transport.csv", 270),
        ("permits/nmpa_cosmetics_production_permits.csv", 344),
        ("permits/shuanggongshi_specimens_xk.csv", 8), ("subjects/jiujiang_enterprises_1980_2019.csv", 15_167),
        ("divisions/gb2260_history_1980-12_2019-04.csv", 7_384),
        ("catalogue/catalogue_shuanggongshi_fields_9_sites.csv", 304),
    ]) func everyRowHasTheColumnsOfTheHeader(name: String, count: Int) throws {
        let rows = try rows(name)
        #expect(rows.count == count + 1)
        let width = rows.first?.cells.count
        #expect(rows.allSatisfy { $0.cells.count == width })
    }
}
