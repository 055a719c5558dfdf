import QueryLog
import TransparencyLog

/// `creditctl receipt`.
struct ReceiptCommand: Command {
    static let name = "receipt"
    static let summary = "proves that a query was logged, without any database"
    static let help = """
        usage: creditctl receipt verify FILE --key KEY [--answer FILE]
               creditctl receipt verify FILE --policy FILE [--answer FILE]

        Proves that a query is in the permanent query log (BX-13). Needs no database and no settings.
          FILE           what /v1/receipts/POSITION answered
          --key KEY      the log's verifier key, or a file with it
          --policy FILE  a policy file: keys of the log and its witnesses, and how many of them must have signed
          --answer FILE  the answer that the receipt came with, byte for byte: proves that this was answered
        """
    static let flags: [String] = []
    static let options = ["--key", "--policy", "--answer"]
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        guard arguments.words.count == 2, arguments.words[0] == "verify" else {
            throw CommandFailure(.usage, Self.help)
        }
        guard arguments["--policy"] == nil || arguments["--key"] == nil else {
            throw CommandFailure(.usage, "--key or --policy, not both")
        }
        let policy =
            try arguments["--policy"].map(GivenTrust.policy(file:)) ?? GivenTrust.policy(key: arguments["--key"], nil)
        let file = try context.bytes(of: arguments.words[1])
        let answer = try arguments["--answer"].map(context.bytes(of:))
        do throws(ReceiptError) {
            show(try ProvedReceipt(file, answer: answer, policy: policy))
        } catch {
            throw CommandFailure(.refused, "查询凭证未通过核验。\nnot proved: \(error)")
        }
    }

    private func show(_ receipt: ProvedReceipt) {
        let operation = LogWords.operation(receipt.operation)
        let outcome = LogWords.outcome(receipt.outcome)
        print(
            "经核验：\(LogWords.time(receipt.time))，本平台受理了一次\(operation)，处理结果为“\(outcome)”；该查询记录（编号\(receipt.position)）已写入永久查询日志。"
        )
        if receipt.isAnswerProved { print("所附答复与日志登记的内容逐字节一致。") }
        let checkpoint = receipt.checkpoint
        print(
            "proved: position \(receipt.position) at \(receipt.time), \(receipt.operation), \(receipt.outcome); "
                + "leaf \(receipt.leaf) in \(checkpoint.origin), \(checkpoint.size) entries, root \(checkpoint.root)")
    }
}
