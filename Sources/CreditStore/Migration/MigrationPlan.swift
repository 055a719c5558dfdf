/// Compares the files with what is applied; no input, no output.
public struct MigrationPlan: Sendable, Equatable {
    /// Files to apply, in order.
    public let pending: [SchemaFile]
    /// Re-appliable files that are registered but gone; their registration goes, too.
    public let forgotten: [String]

    /// Whether nothing is to be done.
    public var isUpToDate: Bool { pending.isEmpty && forgotten.isEmpty }

    /// - Parameter applied: Checksum by path.
    /// - Throws: `changed`, `missing` or `outOfOrder`.
    public init(files: [SchemaFile], applied: [String: [UInt8]]) throws(MigrationError) {
        let paths = Set(files.map(\.path))
        let migrations = SchemaFile.Kind.migrations.rawValue + "/"
        for path in applied.keys.sorted() where path.hasPrefix(migrations) && !paths.contains(path) {
            throw .missing(path: path)
        }
        let last = applied.keys.filter { $0.hasPrefix(migrations) }.max()
        for file in files where file.kind == .migrations {
            if let checksum = applied[file.path] {
                if checksum != file.checksum { throw .changed(path: file.path) }
            } else if let last, file.path < last {
                throw .outOfOrder(path: file.path, after: last)
            }
        }
        pending = files.filter { applied[$0.path] != $0.checksum }
        forgotten = applied.keys.filter { !$0.hasPrefix(migrations) && !paths.contains($0) }.sorted()
    }
}
