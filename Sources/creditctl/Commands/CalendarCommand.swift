import CreditInformation
import CreditServices
import Settings

/// `creditctl calendar`.
struct CalendarCommand: Command {
    static let name = "calendar"
    static let summary = "loads the State Council's schedules of days off"
    static let help = """
        usage: creditctl calendar publish FILE

        Loads the years of the file that are new or different; other years stay. Periods of working days that reach into a
        year that is not loaded are refused (X-1), so each year's schedule must be added before it begins.
        """
    static let flags: [String] = []
    static let options: [String] = []
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        guard arguments.words.count == 2, arguments.words[0] == "publish" else {
            throw CommandFailure(.usage, Self.help)
        }
        let file = CalendarFile(json: try context.bytes(of: arguments.words[1]))
        guard let calendar = file.calendar else {
            throw CommandFailure(.badData, file.faults.joined(separator: "\n"))
        }
        let settings = try context.settings()
        let publication = CalendarPublication(
            connection: try context.connect(settings, as: settings.database.intakeUser), clock: CommandContext.now)
        let years = try publication.publish(
            calendar, loadedBy: CommandContext.account(), operatorName: CommandContext.operatorName())
        print(years.isEmpty ? "nothing is new" : "loaded \(years.map(String.init).joined(separator: ", "))")
    }
}
