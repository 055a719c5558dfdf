import CreditInformation
import CreditStore
import QueryLog
import Settings

/// `creditctl log read`.
struct LogReadAction {
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        let filter = try Self.filter(arguments)
        let reason = try arguments.required("--reason")
        guard reason.contains(where: { !$0.isWhitespace }) else { throw CommandFailure(.usage, "--reason is empty") }
        let settings = arguments.has("--offline") ? nil : try context.settings()
        let table = LogTable(isJSON: arguments.has("--json"))
        if let path = arguments["--archive"] {
            try readArchive(path, filter, reason, table, settings)
        } else {
            guard let settings else { throw CommandFailure(.usage, "--offline reads from --archive DIR only") }
            try reading(settings, reason).forEach(filter, nowMicroseconds: CommandContext.now()) { table.show($0) }
        }
    }

    /// Entries of bundles. The reading is logged in the database first, with its filter and reason; without a database it
    /// cannot be, and that is said.
    private func readArchive(
        _ path: String, _ filter: QueryLogFilter, _ reason: String, _ table: LogTable, _ settings: Settings?
    ) throws {
        if let settings {
            try reading(settings, reason).announce(filter, nowMicroseconds: CommandContext.now())
        } else {
            Terminal.printError("this reading is not logged: no database was asked")
        }
        do {
            for bundle in try ArchiveFolder(path).bundles
            where bundle.overlaps(
                fromMicroseconds: filter.fromMicroseconds, untilMicroseconds: filter.untilMicroseconds)
            {
                try bundle.forEach(in: bundle.positions) { _, leaf in
                    let text = try LeafText(leaf.indices.map { leaf[$0] })
                    if text.matches(filter) { table.show(text) }
                }
            }
        } catch let error as BundleError {
            throw CommandFailure(.badData, error.description)
        }
    }

    private func reading(_ settings: Settings, _ reason: String) throws -> LogReading {
        LogReading(
            QueryLogReadingStore(try context.connect(settings, as: settings.database.auditorUser)),
            reader: CommandContext.account(), reason: reason)
    }

    /// The words of the command line as a filter.
    static func filter(_ arguments: CommandArguments) throws -> QueryLogFilter {
        var filter = QueryLogFilter(
            fromMicroseconds: try time("--from", arguments), untilMicroseconds: try time("--to", arguments))
        guard filter.fromMicroseconds < filter.untilMicroseconds else {
            throw CommandFailure(.usage, "--to must be later than --from")
        }
        filter.actor = arguments["--actor"]
        filter.unitCode = arguments["--unit"]
        filter.purpose = arguments["--purpose"]
        filter.subjectKey = try arguments["--subject"].map(subject)
        return filter
    }

    private static func time(_ option: String, _ arguments: CommandArguments) throws(CommandFailure) -> Int64 {
        let text = try arguments.required(option)
        let full = text.contains("T") ? "\(text).000000+08:00" : "\(text)T00:00:00.000000+08:00"
        guard let time = LogTime.microseconds(full) else {
            throw CommandFailure(.usage, "\(option) wants a time such as 2026-07-01 or 2026-07-01T12:30:00")
        }
        return time
    }

    /// Persons are asked for by their opaque reference only: a document number in a command line stays in its history.
    private static func subject(_ text: String) throws(CommandFailure) -> UInt128 {
        // Each reader refuses what the others take, so a failure only means: not this kind.
        if let code = try? UnifiedSocialCreditCode(text) { return PublicReference(code).subjectKey.value }
        if let code = try? OrganisationCode(text) { return PublicReference(code).subjectKey.value }
        if let opaque = PublicReference(opaque: text) { return opaque.subjectKey.value }
        throw CommandFailure(
            .usage, "--subject wants a unified social credit code, an organisation code or an opaque reference")
    }
}
