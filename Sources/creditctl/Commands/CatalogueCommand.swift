import CreditInformation
import CreditServices
import CreditStore
import Settings

/// `creditctl catalogue`.
struct CatalogueCommand: Command {
    static let name = "catalogue"
    static let summary = "checks, compares and publishes the classification catalogue"
    static let help = """
        usage: creditctl catalogue check FILE
               creditctl catalogue diff FILE [FILE]      the second one defaults to the catalogue in force
               creditctl catalogue publish FILE --effective DATE [--json]
               creditctl catalogue abandon               drops a publication that was begun and not finished

        Publishing reclassifies the records whose open level changes. It prepares them in steps that can be broken off and
        goes on where it stopped when the same file is published again; citizens see the change in one instant.
        """
    static let flags = ["--json"]
    static let options = ["--effective"]
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        switch (arguments.words.first, arguments.words.count) {
        case ("check"?, 2): try check(arguments.words[1])
        case ("diff"?, 2): try difference(try inForce(), try catalogue(arguments.words[1]))
        case ("diff"?, 3): try difference(try catalogue(arguments.words[1]), try catalogue(arguments.words[2]))
        case ("publish"?, 2): try publish(arguments)
        case ("abandon"?, 1): try abandon()
        default: throw CommandFailure(.usage, Self.help)
        }
    }

    private func check(_ path: String) throws {
        let reading = CatalogueReading(json: try context.bytes(of: path))
        let findings = CatalogueCheck.findings(in: reading)
        for finding in findings { print(finding.description) }
        let refusals = findings.filter { $0.severity == .refuse }.count
        if refusals > 0 { throw CommandFailure(.badData, "\(refusals) findings refuse the catalogue") }
        if let catalogue = reading.catalogue {
            print("\(catalogue.title) \(catalogue.version): \(catalogue.items.count) items, \(findings.count) warnings")
        }
    }

    private func difference(_ old: Catalogue, _ new: Catalogue) throws {
        let difference = CatalogueDifference(from: old, to: new)
        for line in difference.lines { print(line) }
        if difference.lines.isEmpty { print("no difference") }
    }

    private func publish(_ arguments: CommandArguments) throws {
        let settings = try context.settings(requiring: SecretSettings.Secret.allCases)
        let effectiveOn: CalendarDate
        do { effectiveOn = try CalendarDate(reading: try arguments.required("--effective")) } catch {
            throw CommandFailure(.usage, "--effective wants a date such as 2026-01-01")
        }
        let progress = ProgressLine("publish")
        defer { progress.finish() }
        let publication = CataloguePublication(
            connection: try context.connect(settings, as: settings.database.intakeUser),
            keys: try context.keys(settings), clock: CommandContext.now)
        do {
            let outcome = try publication.publish(
                try context.bytes(of: arguments.words[1]), effectiveOn: effectiveOn,
                publishedBy: CommandContext.account()
            ) { state in
                progress.show(done: state.records, total: state.totalRecords, count: state.records, of: "records")
            }
            progress.finish()
            try show(outcome, isJSON: arguments.has("--json"))
        } catch let error as PublicationError {
            throw CommandFailure(.badData, error.explanation + (error.ruleID.map { "（\($0)）" } ?? ""))
        }
    }

    /// The result for scripts.
    private struct Result: Encodable {
        let label: String
        let versionID: Int32
        let unchanged: Bool
        let reclassified: Int
        let reprojected: Int
    }

    private func show(_ outcome: PublicationOutcome, isJSON: Bool) throws {
        if isJSON {
            try JSONOutput.print(
                Result(
                    label: outcome.label, versionID: outcome.versionID, unchanged: outcome.isUnchanged,
                    reclassified: outcome.reclassifiedRecords, reprojected: outcome.reprojectedRecords))
        } else if outcome.isUnchanged {
            print("catalogue \(outcome.label) is in force already")
        } else {
            print(
                "catalogue \(outcome.label) is in force: \(outcome.reclassifiedRecords) records reclassified, "
                    + "\(outcome.reprojectedRecords) shown anew")
        }
    }

    private func abandon() throws {
        let settings = try context.settings(requiring: SecretSettings.Secret.allCases)
        let publication = CataloguePublication(
            connection: try context.connect(settings, as: settings.database.intakeUser),
            keys: try context.keys(settings), clock: CommandContext.now)
        if let label = try publication.abandon() {
            print("abandoned the publication of \(label)")
        } else {
            print("no publication was begun")
        }
    }

    private func catalogue(_ path: String) throws(CommandFailure) -> Catalogue {
        do { return try Catalogue(checking: try context.bytes(of: path)) } catch let refusal as CatalogueRefusal {
            throw CommandFailure(.badData, refusal.description)
        } catch {
            throw CommandFailure(.badData, "cannot read \(path)")
        }
    }

    private func inForce() throws -> Catalogue {
        let settings = try context.settings()
        let store = CatalogueStore(try context.connect(settings, as: settings.database.intakeUser))
        guard let stored = try store.published() else { throw CommandFailure(.refused, "no catalogue is published") }
        return try Catalogue(checking: stored.document)
    }
}
