import CreditInformation
import FoundationEssentials
import SampleData

/// The set that `creditctl sample load` makes, and the committed catalogues.
enum SampleFixture {
    static let seed: UInt64 = 20_260_101
    static let asOf = CalendarDate(year: 2026, month: 1, day: 1) ?? .openEnd

    /// The checked catalogue `config/catalogue/<name>.json`; nil when absent or refused, which the tests require it not to be.
    static func catalogue(_ name: String) -> Catalogue? {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return FileManager.default.contents(atPath: "/\(root)/config/catalogue/\(name).json")
            .flatMap { try? Catalogue(checking: Array($0)) }
    }

    static let hangzhou = catalogue("hangzhou")

    /// The files of the set; empty without the catalogue.
    static let files = hangzhou.map { SampleData(catalogue: $0, subjects: 2_000, seed: seed, asOf: asOf).files() } ?? []

    /// The files as the platform's checks see them, read once; empty without the catalogue.
    ///
    /// An error makes it empty, too, which every test of the rows refuses.
    static let assessed =
        hangzhou.flatMap { catalogue in
            try? files.map { try AssessedFile($0, catalogue) }
        } ?? []

    /// All bytes of a file.
    static func bytes(_ file: SampleFile) -> [UInt8] {
        var bytes: [UInt8] = []
        file.write { bytes += $0 }
        return bytes
    }
}
