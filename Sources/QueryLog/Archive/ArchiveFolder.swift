import FoundationEssentials

/// A folder with the bundles of several months.
///
/// - Rule: HZ-Q15.
public struct ArchiveFolder: Sendable {
    /// The bundles, by month.
    public let bundles: [ArchiveBundle]
    /// Months that a bundle names as the one before it, and that are not here.
    public let missingMonths: [String]

    /// Opens every bundle of a folder.
    ///
    /// - Throws: `BundleError` for a manifest that is none; an error of the system for a folder that cannot be listed.
    public init(_ path: String) throws {
        bundles = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            .filter { name in
                name.hasPrefix("query-log-") && LogMonth(String(name.dropFirst("query-log-".count))) != nil
                    && FileManager.default.fileExists(atPath: "\(path)/\(name)/\(BundleFile.manifestName)")
            }
            .map { try ArchiveBundle(folder: "\(path)/\($0)") }
        let months = Set(bundles.map(\.month))
        missingMonths = bundles.compactMap(\.manifest.previous?.month).filter { !months.contains($0) }
    }

    /// Whether each bundle names the one before it, and goes on where that one ends.
    ///
    /// - Throws: `BundleError`, by the first that does not.
    public func checkChain() throws(BundleError) {
        for bundle in bundles {
            let manifest = bundle.manifest
            // Named by month, or recognised by where it ends: a wrong name must not pass for a missing bundle.
            let before = bundles.last { other in
                other.month < bundle.month
                    && (other.month == manifest.previous?.month || other.positions.upperBound == manifest.first)
            }
            let isRight: Bool
            switch (manifest.previous, before) {
            case (nil, _): isRight = manifest.first == 0
            case (_?, nil): isRight = manifest.first > 0
            case (let named?, let before?):
                isRight =
                    named.month == before.month && named.manifest == BundleFile.hexadecimal(before.digest)
                    && before.positions.upperBound == manifest.first
            }
            guard isRight else { throw BundleError(bundle.month, BundleFile.manifestName, .brokenChain) }
        }
    }

    /// The bundle of a month; nil when it is not here.
    public func bundle(_ month: LogMonth) -> ArchiveBundle? {
        bundles.first { $0.month == month.description }
    }
}
