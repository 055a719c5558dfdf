import CreditInformation
import CreditIntake
import FileDecoding
import Settings

/// `creditctl import`.
struct ImportCommand: Command {
    static let name = "import"
    static let summary = "takes in a provider's file"
    static let help = """
        usage: creditctl import FILE --provider CODE --item CODE [--mapping FILE] [--subject organisation|person]
                                [--report FILE] [--dry-run] [--json]

        FILE is CSV (UTF-8, GBK/GB18030), XLSX or JSON lines, with field codes of either generation or Chinese names as
        header. All rows that pass are stored in one transaction; the others are written to the report, which can be
        mended and sent again as it is.
          --mapping FILE  {"columns": {"header": "FIELD"}, "constants": {"FIELD": "value"}}
          --subject KIND  whom the rows are about, for items about both kinds
          --report FILE   default: FILE with .report.csv
          --dry-run       checks everything, stores nothing
          --json          the result as JSON
        """
    static let flags = ["--dry-run", "--json"]
    static let options = ["--provider", "--item", "--mapping", "--report", "--subject"]
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        guard arguments.words.count == 1 else { throw CommandFailure(.usage, Self.help) }
        let settings = try context.settings(requiring: SecretSettings.Secret.allCases)
        let path = arguments.words[0]
        let kind = try arguments["--subject"].map { text throws(CommandFailure) in
            guard let kind = SubjectKind(rawValue: text) else {
                throw CommandFailure(.usage, "--subject is organisation or person")
            }
            return kind
        }
        do {
            let mapping = try arguments["--mapping"].map { try FileMapping(json: context.bytes(of: $0)) } ?? .none
            var request = ImportRequest(
                settings, path: path, providerCode: try arguments.required("--provider"),
                itemCode: try arguments.required("--item"))
            request.subjectKind = kind
            request.mapping = mapping
            request.isDryRun = arguments.has("--dry-run")
            request.reportPath = arguments["--report"] ?? path + ".report.csv"
            try run(request, settings, isJSON: arguments.has("--json"))
        } catch let error as ImportError {
            let rule = error.ruleID.map { "（\($0)）" } ?? ""
            throw CommandFailure(.badData, error.explanation + rule)
        }
    }

    private func run(_ request: ImportRequest, _ settings: Settings, isJSON: Bool) throws {
        let progress = ProgressLine("import")
        defer { progress.finish() }
        let run = ImportRun(
            request, connection: try context.connect(settings, as: settings.database.intakeUser),
            keys: try context.keys(settings), clock: CommandContext.now
        ) { state in
            progress.show(done: state.bytesRead, total: state.totalBytes, count: state.rows, of: "rows")
        }
        do {
            let outcome = try run.run()
            progress.finish()
            try ImportSummary(outcome, refusal: nil).show(isJSON: isJSON)
        } catch let error as ImportError {
            progress.finish()
            let outcome = run.finishedOutcome()
            if outcome.counts.rows > 0 || isJSON { try ImportSummary(outcome, refusal: error).show(isJSON: isJSON) }
            throw error
        }
    }
}
