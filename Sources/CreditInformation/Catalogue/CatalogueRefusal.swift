/// A catalogue was refused.
public struct CatalogueRefusal: Error, Sendable, Equatable, CustomStringConvertible {
    /// Everything the check found, refusals and warnings.
    public let findings: [CatalogueFinding]

    /// The refusing findings, one a line.
    public var description: String {
        findings.filter { $0.severity == .refuse }.map(\.description).joined(separator: "\n")
    }
}
