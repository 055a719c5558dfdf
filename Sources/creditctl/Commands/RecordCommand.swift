import CreditInformation
import CreditServices
import Settings

/// `creditctl record`.
struct RecordCommand: Command {
    static let name = "record"
    static let summary = "withdraws a record"
    static let help = """
        usage: creditctl record withdraw CODE RECORD --ground TEXT

        Ends a record: it is no longer disclosed, its history stays, and the same content sent again goes to the centre
        instead of coming back unnoticed (BX-3).
          CODE    the subject's unified social credit code, organisation code or opaque reference
          RECORD  the record's id as an answer shows it
        """
    static let flags: [String] = []
    static let options = ["--ground"]
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        guard arguments.words.count == 3, arguments.words[0] == "withdraw" else {
            throw CommandFailure(.usage, Self.help)
        }
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
