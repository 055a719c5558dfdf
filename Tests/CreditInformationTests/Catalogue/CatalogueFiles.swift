import CreditInformation
import FoundationEssentials

/// Files that the catalogue's tests read: the committed catalogues and the shared real data.
enum CatalogueFiles {
    /// The repository's root, from this file's place in it.
    private static let root: [Substring] = #filePath.split(separator: "/").dropLast(4).map { $0 }

    /// Bytes of `config/catalogue/<name>.json`; empty when absent, which the tests of its content then show.
    static func catalogue(_ name: String) -> [UInt8] {
        read("/" + root.joined(separator: "/") + "/config/catalogue/\(name).json") ?? []
    }

    /// The checked catalogue of Hangzhou, read once; nil when it is refused.
    static let hangzhou = try? Catalogue(checking: catalogue("hangzhou"))
    /// The checked catalogue of Jiujiang, read once; nil when it is refused.
    static let jiujiang = try? Catalogue(checking: catalogue("jiujiang"))

    /// Folder of the shared data: `CREDIT_SHARED`, or `shared` beside the repository; nil when absent.
    static let shared: String? = {
        let beside = "/" + root.dropLast().joined(separator: "/") + "/shared"
        let folder = ProcessInfo.processInfo.environment["CREDIT_SHARED"] ?? beside
        if FileManager.default.fileExists(atPath: folder + "/data/README.md") { return folder }
        print("SKIPPED: tests against real data, because there is no \(folder)/data (set CREDIT_SHARED)")
        return nil
    }()

    /// Lines of a shared file, without line ends.
    static func sharedLines(_ path: String) -> [String] {
        guard let shared, let bytes = read(shared + "/data/" + path) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { String($0.drop { $0 == "\r" }) }
    }

    private static func read(_ path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path).map(Array.init)
    }
}
