import CreditInformation
import CreditServices
import CreditStore
import Cryptography
import DurableFiles
import Postgres
import Settings

/// `creditctl files`.
struct FilesCommand: Command {
    static let name = "files"
    static let summary = "creates and checks the store of scanned materials"
    static let help = """
        usage: creditctl files create
               creditctl files check [--remove-many] [--json]

        create makes the folders of the store in files.directory, or those that are missing; do it once, as the daemon's user,
        when its disk is mounted. creditd makes none, so that it never takes an unmounted disk for an empty store.

        Reads every scan of the register from the store and proves it by its digest (HZ-Q16). Names what is missing,
        damaged or not the platform's (by its number: find FOLDER -inum NUMBER), and then ends with status 1. Removes what a crash has left: bytes without a row
        that are older than an hour, half-written ones, and bytes of scans whose destruction was decided.
        --remove-many  removes more than \(FileCheck.maximumOrphans) things without a row, too. So many mean that the database is
                       another one or an older one than the store: make sure that it is not before you say so.
        Run it as the daemon's user, after a crash, after a restore, and every night. The query log gets an entry.
        """
    static let flags = ["--remove-many", "--json"]
    static let options: [String] = []
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        switch arguments.words {
        case ["create"]: try create()
        case ["check"]: try check(arguments)
        default: throw CommandFailure(.usage, Self.help)
        }
    }

    private func create() throws {
        let folder = try context.settings().files.directory
        do throws(FileStoreError) { try FolderStore.create(folder: folder) } catch { throw Self.failure(.store(error)) }
        print("created \(folder)")
    }

    private func check(_ arguments: CommandArguments) throws {
        let settings = try context.settings()
        let archive = try archive(in: settings.files.directory, secrets: context.staffSecrets(settings))
        let now = CommandContext.now()
        let connection = try context.connect(settings, as: settings.database.intakeUser)
        let store = FileCheckStore(connection, operatorName: CommandContext.operatorName(), nowMicroseconds: now)
        let progress = ProgressLine("files check")
        defer { progress.finish() }
        let report: FileCheckReport
        do throws(FileCheckError) {
            report = try FileCheck(archive, store).run(
                nowSeconds: now / 1_000_000, removesMany: arguments.has("--remove-many")
            ) { done, total in
                progress.show(done: done, total: total, count: done, of: "files")
            }
        } catch { throw Self.failure(error) }
        progress.finish()
        try show(report, isJSON: arguments.has("--json"))
        guard report.isSound else { throw CommandFailure(.refused, "the store is not as the register says") }
    }

    private func archive(in folder: String, secrets: StaffSecrets) throws(CommandFailure) -> ScanArchive {
        do throws(FileStoreError) { return ScanArchive(try FolderStore(folder: folder), secrets) } catch {
            throw Self.failure(.store(error))
        }
    }

    private struct Document: Encodable {
        let checked: Int
        let missing: [String]
        let damaged: [String]
        let destroyedRemoved: [String]
        let orphansRemoved: Int
        let orphansLeft: Int
        let young: Int
        let foreign: [String]
    }

    private func show(_ report: FileCheckReport, isJSON: Bool) throws {
        func names(_ ids: [UInt128]) -> [String] { ids.map { Digest128($0).text } }
        if isJSON {
            return try JSONOutput.print(
                Document(
                    checked: report.checked, missing: names(report.missing), damaged: names(report.damaged),
                    destroyedRemoved: names(report.destroyed), orphansRemoved: report.orphans,
                    orphansLeft: report.remaining, young: report.young, foreign: report.foreign))
        }
        print(
            "checked \(report.checked) files: \(report.missing.count) missing, \(report.damaged.count) damaged; removed "
                + "\(report.orphans) without a row and \(report.destroyed.count) destroyed; left \(report.young) young")
        for name in names(report.missing) { print("missing \(name)") }
        for name in names(report.damaged) { print("damaged \(name)") }
        for name in report.foreign { print("foreign \(name)") }
        if report.remaining > 0 { print("left \(report.remaining) without a row: see creditctl help files") }
    }

    private static func failure(_ error: FileCheckError) -> CommandFailure {
        switch error {
        case .store(.failed(let error)): CommandFailure(.failure, error.description)
        case .store(.notCreated):
            CommandFailure(
                .configuration,
                "files.directory is no store: is its disk mounted? creditctl files create makes a new one")
        case .store(.unreadable(let place)): CommandFailure(.failure, "cannot list the store's folder /\(place)")
        case .store: CommandFailure(.failure, "the store failed")
        case .database(let error): CommandFailure(.failure, "cannot ask the register: \(error.debugDescription)")
        case .cryptography(let error): CommandFailure(.configuration, error.description)
        }
    }
}
