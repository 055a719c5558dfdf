import CreditInformation
import CreditServices
import Settings

/// `creditctl record`.
struct RecordCommand: Command {
    static let name = "record"
    static let summary = "withdraws a record, prepares records of an earlier release"
    static let help = """
        usage: creditctl record withdraw CODE RECORD --ground TEXT
               creditctl record prepare

        withdraw ends a record: it is no longer disclosed, its history stays, and the same content sent again goes to the centre
        instead of coming back unnoticed (BX-3).
          CODE    the subject's unified social credit code, organisation code or opaque reference
          RECORD  the record's id as an answer shows it

        prepare writes, once after an update, the fields by open level of records that an earlier release has stored
        without them; until then government units are told that such a record exists and not what is in it. It can be
        broken off and goes on where it stopped. What the public sees does not change.
        """
    static let flags: [String] = []
    static let options = ["--ground"]
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        switch (arguments.words.first, arguments.words.count) {
        case ("withdraw"?, 3): try withdraw(arguments)
        case ("prepare"?, 1): try prepare()
        default: throw CommandFailure(.usage, Self.help)
        }
    }

    private func prepare() throws {
        let settings = try context.settings(requiring: SecretSettings.Secret.allCases)
        let preparation = RecordPreparation(
            connection: try context.connect(settings, as: settings.database.intakeUser),
            keys: try context.keys(settings), clock: CommandContext.now)
        let progress = ProgressLine("prepare")
        defer { progress.finish() }
        do {
            let count = try preparation.prepare(by: CommandContext.account()) { done, atMost in
                progress.show(done: done, total: atMost, count: done, of: "records")
            }
            progress.finish()
            print("prepared: \(count) records")
        } catch {
            throw CommandFailure(.badData, error.explanation)
        }
    }

    private func withdraw(_ arguments: CommandArguments) throws {
        let settings = try context.settings(requiring: SecretSettings.Secret.allCases)
        guard let record = Digest128(hexadecimal: arguments.words[2]) else {
            throw CommandFailure(.usage, "RECORD is an id of 32 hexadecimal digits")
        }
        let withdrawal = RecordWithdrawal(
            connection: try context.connect(settings, as: settings.database.intakeUser),
            keys: try context.keys(settings), clock: CommandContext.now)
        do {
            let version = try withdrawal.withdraw(
                record, of: arguments.words[1], ground: try arguments.required("--ground"),
                withdrawnBy: CommandContext.account())
            print("withdrawn: version \(version)")
        } catch let error as WithdrawalError {
            throw CommandFailure(.badData, error.explanation + (error.ruleID.map { "（\($0)）" } ?? ""))
        }
    }
}
