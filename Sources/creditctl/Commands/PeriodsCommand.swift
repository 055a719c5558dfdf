import CreditInformation
import CreditServices
import CreditStore
import Settings

/// `creditctl periods`.
struct PeriodsCommand: Command {
    static let name = "periods"
    static let summary = "checks, publishes and prints the statutory periods by which deadlines run"
    static let help = """
        usage: creditctl periods check FILE
               creditctl periods publish FILE
               creditctl periods table [FILE]      defaults to the published periods of the profile in force

        A published period never changes; another figure is another row with a later first day, and running cases keep the
        row that they began by. Periods in working days need the calendar of their year (creditctl calendar publish).
        """
    static let flags: [String] = []
    static let options: [String] = []
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        switch (arguments.words.first, arguments.words.count) {
        case ("check"?, 2): try check(arguments.words[1])
        case ("publish"?, 2): try publish(arguments.words[1])
        case ("table"?, 1): try published()
        case ("table"?, 2): print(try table(arguments.words[1]).lines.joined(separator: "\n"))
        default: throw CommandFailure(.usage, Self.help)
        }
    }

    private func check(_ path: String) throws {
        let file = PeriodFile(json: try context.bytes(of: path))
        for finding in file.findings { print("\(finding.description)\n  \(finding.sentence)") }
        guard let table = file.table else {
            throw CommandFailure(.badData, "\(file.findings.count) findings refuse the periods")
        }
        print("\(table.title): \(table.periods.count) periods, nothing to refuse")
    }

    private func publish(_ path: String) throws {
        let file = try context.bytes(of: path)
        let settings = try context.settings()
        let publication = PeriodPublication(
            connection: try context.connect(settings, as: settings.database.intakeUser), clock: CommandContext.now)
        do throws(PeriodPublicationError) {
            let added = try publication.publish(
                file, publishedBy: CommandContext.account(), operatorName: CommandContext.operatorName())
            let names = added.map { "\($0.code.rawValue) from \($0.effectiveOn)" }.joined(separator: ", ")
            print(added.isEmpty ? "nothing is new" : "published \(names)")
        } catch {
            throw CommandFailure(.badData, error.explanation)
        }
    }

    private func table(_ path: String) throws(CommandFailure) -> PeriodTable {
        let file = PeriodFile(json: try context.bytes(of: path))
        guard let table = file.table else {
            throw CommandFailure(.badData, file.findings.map(\.description).joined(separator: "\n"))
        }
        return table
    }

    private func published() throws {
        let settings = try context.settings()
        let store = PeriodStore(try context.connect(settings, as: settings.database.intakeUser))
        guard let profile = try store.profile(on: CommandContext.today()) else {
            throw CommandFailure(.refused, "no access policy with periods is in force today")
        }
        let table = PeriodTable(
            profile: profile, title: "已发布的办理期限", legalBasis: "见各条", periods: try store.periods(of: profile))
        print(table.lines.joined(separator: "\n"))
    }
}
