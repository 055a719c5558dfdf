import CreditStore
import Postgres
import QueryLog
import Settings
import TransparencyLog

/// The bundles of a folder, verified before anything relies on them.
enum LogBundles {
    /// Verifies every bundle and their chain, and says so.
    ///
    /// - Parameter isQuiet: Prints nothing that is not wrong; for JSON.
    /// - Throws: `CommandFailure` with status 1 and the first thing that is wrong.
    static func verify(_ path: String, policy: LogPolicy, isQuiet: Bool) throws -> ArchiveFolder {
        do {
            let folder = try ArchiveFolder(path)
            guard !folder.bundles.isEmpty else { throw CommandFailure(.badData, "\(path) holds no bundle") }
            try folder.checkChain()
            for bundle in folder.bundles {
                let progress = ProgressLine("bundle \(bundle.month)")
                var verification = BundleVerification(bundle, policy: policy)
                try verification.run { done in
                    progress.show(done: done, total: bundle.positions.count, count: done, of: "entries")
                }
                progress.finish()
                if !isQuiet {
                    print(
                        "bundle \(bundle.month): positions \(bundle.positions.lowerBound)..<\(bundle.positions.upperBound) "
                            + "in order")
                }
            }
            for month in folder.missingMonths { Terminal.printError("the bundle of \(month) is missing in \(path)") }
            return folder
        } catch let error as BundleError {
            throw CommandFailure(.refused, error.description)
        }
    }

    /// Compares the bundles with what the database knows of them.
    static func compare(_ folder: ArchiveFolder, with rows: [QueryLogArchiveRow]) throws(CommandFailure) {
        for bundle in folder.bundles {
            let row = rows.first { LogMonth(firstDay: $0.firstDay)?.description == bundle.month }
            guard row == nil || row?.manifestDigest == bundle.digest else {
                throw CommandFailure(.refused, "bundle \(bundle.month) is not the one that the database knows")
            }
        }
    }
}
