import CreditInformation
import CreditServices
import Settings

/// `creditctl divisions`.
struct DivisionsCommand: Command {
    static let name = "divisions"
    static let summary = "loads the administrative divisions that units can have"
    static let help = """
        usage: creditctl divisions publish FILE

        Loads the divisions of the file that are new or different. A file that lacks loaded ones is refused.
        """
    static let flags: [String] = []
    static let options: [String] = []
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        guard arguments.words.count == 2, arguments.words[0] == "publish" else {
            throw CommandFailure(.usage, Self.help)
        }
        let file = DivisionFile(json: try context.bytes(of: arguments.words[1]))
        guard let history = file.history else {
            throw CommandFailure(.badData, file.faults.joined(separator: "\n"))
        }
        let settings = try context.settings()
        let publication = DivisionPublication(
            connection: try context.connect(settings, as: settings.database.intakeUser))
        do {
            let count = try publication.publish(history)
            print(count == 0 ? "nothing is new" : "loaded \(count) divisions")
        } catch let missing as DivisionPublication.Missing {
            throw CommandFailure(.badData, "the file lacks \(missing.codes.joined(separator: ", ")), which are loaded")
        }
    }
}
