/// Where the database is and as whom each part of the platform logs in.
///
/// Always a unix socket with peer authentication: no password exists that could leak.
public struct DatabaseSettings: Sendable, Equatable {
    /// Debian's place of the server's socket, so that production needs no setting.
    public static let defaultSocketDirectory = "/run/postgresql"
    /// TCP port number, which also names the socket file; PostgreSQL's own default.
    public static let defaultPort = 5432
    /// Name of the database.
    public static let defaultName = "credit"
    /// Role of the citizens' audience; it can read nothing but through the disclosure functions.
    public static let defaultPublicUser = "credit_public"
    /// Role of the intake; it can write records and can disclose nothing.
    public static let defaultIntakeUser = "credit_intake"
    /// Role that owns the schema; used by `creditctl migrate` only.
    public static let defaultMigratorUser = "credit_migrator"
    /// Role that turns entries of the query log into tiles; it sees hashes only.
    public static let defaultIntegratorUser = "credit_integrator"
    /// Role of `creditsigner`; it reads the query log and adds checkpoints.
    public static let defaultSignerUser = "credit_signer"
    /// Role of whoever inspects and verifies the query log; every reading is logged.
    public static let defaultAuditorUser = "credit_auditor"
    /// Role that records archives of the query log and detaches archived months.
    public static let defaultArchivistUser = "credit_archivist"
    /// Role of the using units' audience; it is handed only what is logged and committed.
    public static let defaultGovernmentUser = "credit_government"
    /// Role of the staff's audience; it can do nothing but through the commands' functions.
    public static let defaultStaffUser = "credit_staff"
    /// Milliseconds until an attempt to connect is given up; a local socket answers in a few, a server that recovers
    /// from a crash refuses at once.
    public static let defaultConnectDeadlineMilliseconds = 3000

    /// Absolute path of the folder with the server's socket.
    public let socketDirectory: String
    /// 1...65535; names the socket `.s.PGSQL.<port>`.
    public let port: Int
    /// Name of the database, needs no quotes in SQL.
    public let name: String
    /// Role for the public audience.
    public let publicUser: String
    /// Role for the intake.
    public let intakeUser: String
    /// Role for migrations.
    public let migratorUser: String
    /// Role for the integrator of the query log.
    public let integratorUser: String
    /// Role for the signer of the query log.
    public let signerUser: String
    /// Role for auditors of the query log.
    public let auditorUser: String
    /// Role for archiving the query log.
    public let archivistUser: String
    /// Role for the using units' audience.
    public let governmentUser: String
    /// Role for the staff's audience.
    public let staffUser: String
    /// 100...60000 ms.
    public let connectDeadlineMilliseconds: Int

    init(_ reader: inout SettingsReader) {
        reader.enter("database")
        // The server adds "/.s.PGSQL.65535".
        let longestDirectory = PathRule.maximumSocketBytes - "/.s.PGSQL.65535".utf8.count
        socketDirectory = reader.path(
            "socketDirectory", default: Self.defaultSocketDirectory, under: reader.home,
            maximumBytes: longestDirectory, on: .restart)
        port = reader.integer("port", in: 1...65535, default: Self.defaultPort, on: .restart)
        name = Self.name("name", default: Self.defaultName, &reader)
        publicUser = Self.name("publicUser", default: Self.defaultPublicUser, &reader)
        intakeUser = Self.name("intakeUser", default: Self.defaultIntakeUser, &reader)
        migratorUser = Self.name("migratorUser", default: Self.defaultMigratorUser, &reader)
        integratorUser = Self.name("integratorUser", default: Self.defaultIntegratorUser, &reader)
        signerUser = Self.name("signerUser", default: Self.defaultSignerUser, &reader)
        auditorUser = Self.name("auditorUser", default: Self.defaultAuditorUser, &reader)
        archivistUser = Self.name("archivistUser", default: Self.defaultArchivistUser, &reader)
        governmentUser = Self.name("governmentUser", default: Self.defaultGovernmentUser, &reader)
        staffUser = Self.name("staffUser", default: Self.defaultStaffUser, &reader)
        connectDeadlineMilliseconds = reader.integer(
            "connectDeadlineMilliseconds", in: 100...60_000, default: Self.defaultConnectDeadlineMilliseconds,
            on: .restart)
        // One role for two parts would join the rights that the roles keep apart.
        let roles = [
            publicUser, intakeUser, migratorUser, integratorUser, signerUser, auditorUser, archivistUser,
            governmentUser, staffUser,
        ]
        if Set(roles).count < roles.count {
            reader.refuse("publicUser", value: nil, allowed: "the nine database users must be nine roles")
        }
    }

    private static func name(_ key: String, default standard: String, _ reader: inout SettingsReader) -> String {
        reader.text(
            key, default: standard, allowed: "lower-case letters, digits and _, a letter first, at most 63",
            on: .restart, where: NameRule.isDatabaseName)
    }
}
