import CreditStore
import Postgres
import Settings

/// `creditctl migrate`.
struct MigrateCommand: Command {
    static let name = "migrate"
    static let summary = "brings the database schema to the state of sql/"
    static let help = """
        usage: creditctl migrate [--check] [--sql DIRECTORY]

        Applies roles, migrations, functions, policies and seeds, each file in one transaction, under a lock that lets one
        migration work at a time. A migration that was changed after it had been applied is refused.
          --check          changes nothing; status 1 when something is pending
          --sql DIRECTORY  default: sql
        """
    static let flags = ["--check"]
    static let options = ["--sql"]
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        let settings = try context.settings()
        let files: [SchemaFile]
        do { files = try SchemaFile.load(folder: arguments["--sql"] ?? "sql") } catch {
            throw CommandFailure(.badData, error.description)
        }
        let connection = try context.connect(settings, as: settings.database.migratorUser)
        let migrator = Migrator(connection)
        do {
            if arguments.has("--check") {
                let plan = try migrator.plan(files)
                for file in plan.pending { print("pending: \(file.path)") }
                for path in plan.forgotten { print("gone: \(path)") }
                if !plan.isUpToDate { throw CommandFailure(.refused, "the schema is not up to date") }
                print("up to date: \(files.count) files")
            } else {
                let count = try migrator.run(files, nowMicroseconds: CommandContext.now()) { print("applying \($0)") }
                print(count == 0 ? "up to date: \(files.count) files" : "applied \(count) of \(files.count) files")
            }
            try warnWithoutGuard(connection)
        } catch let error as MigrationError {
            throw CommandFailure(.failure, error.description)
        } catch let error as PostgresError {
            throw CommandFailure(.failure, error.debugDescription)
        }
    }

    /// The migrator may not make the guard itself: that takes a superuser.
    private func warnWithoutGuard(_ connection: Connection) throws(PostgresError) {
        guard try !QueryLogGuard.isPresent(connection) else { return }
        Terminal.printError(
            "warning: nothing keeps the query log's tables from being dropped by mistake; "
                + "as a superuser run in this database: psql -f config/postgresql/guard.sql")
    }
}
