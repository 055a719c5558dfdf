import CreditInformation
import CreditIntake
import CreditServices
import CreditStore
import Cryptography
import FoundationEssentials
import HTTPTypes
import Observability
import Postgres
import PostgresTesting
import Testing

@testable import CreditAPI

/// The staff's side of a platform on a database of its own, with its first two administrators.
struct StaffWorld {
    /// Where everybody sits.
    static let office = "10.1.2.3"
    static let network = "10.1.0.0/16"

    let database: TestDatabase
    /// Superuser, to look at what is stored.
    let owner: Connection
    /// The daemon's login.
    let staff: Connection
    let commands: StaffCommands
    let secrets: StaffSecrets
    /// Where its scans lie.
    let files: TestFileFolder

    /// Lends a world to the body.
    static func with(_ body: (StaffWorld) throws -> Void) throws {
        try StaffDatabase.with { database in try body(try StaffWorld(database)) }
    }

    /// A world on a database, for another thread; with scans of its own.
    init(_ database: TestDatabase) throws {
        self.database = database
        owner = try database.connect()
        staff = try database.connect(user: "credit_staff")
        secrets = try Self.makeSecrets()
        files = try TestFileFolder()
        commands = StaffCommands(
            secrets,
            files: StaffFiles(archive: ScanArchive(try FolderStore(folder: files.path), secrets), maximumBytes: 65_536),
            log: Self.log)
    }

    private static let log = Log(level: .error) { _ in }

    /// Keys made for tests: no secret.
    static func makeSecrets() throws -> StaffSecrets {
        func ring(_ byte: UInt8) throws -> KeyRing {
            let key = SecretBytes(copying: [UInt8](repeating: byte, count: 32))
            return try #require(KeyRing([1: key]))
        }
        let keys = try IntakeKeys(
            identifierDigest: ring(1), fieldEncryption: ring(2), digestAlgorithm: .sha256, cipherAlgorithm: .aes256GCM)
        return try StaffSecrets(digests: keys.digests, cipher: keys.cipher, passwordAlgorithm: .yescrypt)
    }

    // MARK: Persons

    /// A resident identity number that belongs to nobody: the division 110000 has never had residents.
    static func document(_ number: Int) throws -> IdentityDocument {
        let body = "110000199001" + twoDigits(1 + number / 100 % 28) + threeDigits(number % 100)
        return try IdentityDocument(.residentIdentity, body + checkCharacter(body))
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    private static func threeDigits(_ number: Int) -> String { "0" + twoDigits(number) }

    private static func checkCharacter(_ body: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
        return String(Array("10X98765432")[sum % 11])
    }

    /// Makes the first two administrators.
    func bootstrap(at now: Int64 = StaffDatabase.monday) throws -> (StaffPerson, StaffPerson) {
        let day = try #require(CalendarDate(year: 2026, month: 6, day: 1))
        let holders = try ["A-1", "A-2"].enumerated().map { index, account in
            AccountHolder(
                account: account, name: "管理员\(index)", document: try Self.document(index + 1), trainedOn: day,
                confidentialOn: day, networks: [Self.network])
        }
        let passwords = try AccountBootstrap(
            try database.connect(user: "credit_intake"), secrets, operatorName: "tester"
        ).make(
            .init(code: "HZ-FGW", name: "市发展和改革委员会", division: "330100"), holders[0], holders[1],
            nowMicroseconds: now)
        return (
            StaffPerson(account: "A-1", password: passwords[0].text),
            StaffPerson(account: "A-2", password: passwords[1].text)
        )
    }

    /// Two administrators who have changed their passwords and enrolled a device.
    func administrators(at now: Int64 = StaffDatabase.monday) throws -> (StaffPerson, StaffPerson) {
        var (first, second) = try bootstrap(at: now)
        try settle(&first, at: now)
        try settle(&second, at: now)
        return (first, second)
    }

    /// First log-in: password and device; the session stays open.
    func settle(_ person: inout StaffPerson, at now: Int64) throws {
        let opened = try logIn(&person, at: now)
        try #require(opened.status == 200, "\(opened.text)")
        let new = "Sommer-\(person.account)".replacing("-", with: "+") + "x7Q"
        let changed = try post(
            .changePassword, person, ["current_password": person.password, "new_password": new], at: now + 1)
        try #require(changed.status == 200)
        person.password = new
        let offer = try post(.offerSecondFactor, person, [:], at: now + 2)
        let secret = try #require(StaffPerson.base32(offer["secret"]))
        person.device = try OneTimePassword(secret: SecretBytes(copying: secret))
        let code = try #require(try person.code(at: now))
        let enrolled = try post(
            .enrolSecondFactor, person,
            ["offer": offer["offer"], "code": code], at: now + 3)
        try #require(enrolled.status == 200)
    }

    /// Two administrators ask for and approve an account; its holder logs in and settles.
    func open(
        _ account: String, role: String, unit: String, number: Int,
        by administrators: (StaffPerson, StaffPerson), at now: Int64 = StaffDatabase.monday
    ) throws -> StaffPerson {
        let requested = try post(
            .requestAccountChange, administrators.0,
            Self.creation(of: account, role: role, unit: unit, number: number), at: now)
        try #require(requested.status == 200, "\(requested.text)")
        let decided = try post(
            .decideAccountChange, administrators.1, ["decision": "approved", "reason": "同意"],
            id: requested["change"], at: now)
        try #require(decided.status == 200, "\(decided.text)")
        var person = StaffPerson(account: account, password: decided["initial_password"])
        guard !person.password.isEmpty else { return person }
        try settle(&person, at: now)
        return person
    }

    /// The body that asks for an account.
    static func creation(of account: String, role: String, unit: String, number: Int) throws -> [String: any Sendable] {
        [
            "kind": "create", "account": account, "reason": "新增人员", "document_type": "resident_identity",
            "document_number": try document(number).number, "holder": "测试员\(number)", "unit": unit, "role": role,
            "trained_on": "2026-06-01", "confidential_on": "2026-06-01", "networks": [network],
        ]
    }
}
