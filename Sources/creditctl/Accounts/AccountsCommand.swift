import CreditServices
import CreditStore
import FileDecoding
import FoundationEssentials
import Glibc
import Settings

/// `creditctl accounts`.
struct AccountsCommand: Command {
    static let name = "accounts"
    static let summary = "makes the first two administrators, shows accounts"
    static let help = """
        usage: creditctl accounts bootstrap FILE [--passwords FILE]
               creditctl accounts list
               creditctl accounts overdue
               creditctl accounts idle
               creditctl accounts low-use

        bootstrap  makes two account administrators of the city's authority, while fewer than two can act (PB-9, HZ-S5).
                   FILE is JSON, - for standard input:
                     {"unit": {"unit": "HZ-FGW", "name": "…", "division": "330100"},
                      "administrators": [{"account": "…", "holder": "…", "document_type": "resident_identity",
                        "document_number": "…", "trained_on": "2026-01-31", "confidential_on": "2026-01-31",
                        "networks": ["10.1.0.0/16"]}, {…}]}
                   Their passwords are printed once, to a terminal only; --passwords writes them to a new file of mode 0600
                   instead. Both must change them at the first log-in (QZ-2) and enrol a device.
        list       all accounts, with the reason where one can't be used
        overdue    leavers whose accounts should be stopped by now (QZ-3); status 1 when there are any
        idle       accounts unused for 30 days (PB-8)
        low-use    accounts of under 20 queries a working day for six months, proposed for suspension (PB-8)
        """
    static let flags: [String] = []
    static let options = ["--passwords"]
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        switch (arguments.words.first, arguments.words.count) {
        case ("bootstrap"?, 2): try bootstrap(arguments.words[1], passwordFile: arguments["--passwords"])
        case ("list"?, 1): try show(try report().accounts.map(\.line))
        case ("overdue"?, 1):
            let overdue = try report().overdue
            try show(overdue.map(\.line))
            if !overdue.isEmpty { throw CommandFailure(.refused, "\(overdue.count) accounts are overdue (QZ-3)") }
        case ("idle"?, 1): try show(try report().idle.map(\.line))
        case ("low-use"?, 1):
            guard let accounts = try report().lowUse else {
                throw CommandFailure(
                    .refused, "the schedule of a year in question is not loaded: creditctl calendar publish (X-1)")
            }
            try show(accounts.map(\.line))
        default: throw CommandFailure(.usage, Self.help)
        }
    }

    // MARK: Bootstrap

    private func bootstrap(_ path: String, passwordFile: String?) throws {
        guard passwordFile != nil || isatty(STDOUT_FILENO) == 1 else {
            throw CommandFailure(.usage, "standard output is no terminal: give --passwords FILE")
        }
        if let passwordFile, FileManager.default.fileExists(atPath: passwordFile) {
            throw CommandFailure(.usage, "\(passwordFile) exists; passwords go into a new file")
        }
        let file = try AdministratorsFile(json: try bytes(path))
        let settings = try context.settings(requiring: SecretSettings.Secret.allCases)
        let (first, second) = try file.holders()
        let passwords: [InitialPassword]
        do {
            passwords = try AccountBootstrap(
                try context.connect(settings, as: settings.database.intakeUser), context.staffSecrets(settings),
                operatorName: CommandContext.operatorName()
            ).make(file.bootstrapUnit, first, second, nowMicroseconds: CommandContext.now())
        } catch let error as StaffError {
            throw CommandFailure(error)
        }
        let lines = zip([first, second], passwords).map { "\($0.account)\t\($1.text)\n" }.joined()
        guard let passwordFile else { return print(lines, terminator: "") }
        var output = try OutputFile(replacing: passwordFile, permissions: 0o600)
        try output.write(Array(lines.utf8))
        try output.commit()
        print("passwords are in \(passwordFile)")
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        guard path == "-" else { return try context.bytes(of: path) }
        var text = ""
        while let line = readLine(strippingNewline: false) { text += line }
        return Array(text.utf8)
    }

    // MARK: Reports

    private func report() throws -> AccountReport {
        let settings = try context.settings()
        let store = AccountRegisterStore(
            try context.connect(settings, as: settings.database.intakeUser),
            operatorName: CommandContext.operatorName(), nowMicroseconds: CommandContext.now())
        return try AccountReport(json: try store.report())
    }

    private func show(_ lines: [String]) throws {
        for line in lines { print(line) }
        if lines.isEmpty { print("none") }
    }
}
