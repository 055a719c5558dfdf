import CreditInformation
import CreditStore
import Cryptography
import FoundationEssentials
public import Postgres

/// Makes the first two account administrators, on the machine, while there are none.
///
/// Two from the beginning, because nothing happens to an account without a second person. Confined to the thread of its
/// connection, which logs in as intake.
/// - Rule: PB-9, HZ-S5, QZ-2.
public struct AccountBootstrap {
    /// The authority of the city, registered if it is new.
    public struct Unit: Sendable {
        let code: String
        let name: String
        let division: String

        /// - Parameter division: Six digits.
        public init(code: String, name: String, division: String) {
            self.code = code
            self.name = name
            self.division = division
        }
    }

    private struct UnitDocument: Encodable {
        let unit: String
        let name: String
        let division: String
    }

    // The names are the database's.
    private struct AdministratorDocument: Encodable {
        let account: String
        let person: String
        let holder: String
        let trained_on: String  // swift-format-ignore: AlwaysUseLowerCamelCase
        let confidential_on: String  // swift-format-ignore: AlwaysUseLowerCamelCase
        let networks: [String]
        let password_hash: String  // swift-format-ignore: AlwaysUseLowerCamelCase
    }

    private let connection: Connection
    private let secrets: StaffSecrets
    private let operatorName: String

    /// - Parameter operatorName: Account of the operating system that answers for it.
    public init(_ connection: Connection, _ secrets: StaffSecrets, operatorName: String) {
        self.connection = connection
        self.secrets = secrets
        self.operatorName = operatorName
    }

    /// Makes both accounts in one transaction.
    ///
    /// - Returns: Their first passwords, in the order of the holders; to be told once and changed at the first log-in.
    public func make(
        _ unit: Unit, _ first: AccountHolder, _ second: AccountHolder, nowMicroseconds: Int64
    ) throws(StaffError) -> [InitialPassword] {
        var passwords: [InitialPassword] = []
        var documents: [AdministratorDocument] = []
        do throws(CryptographyError) {
            for holder in [first, second] {
                let password = try InitialPassword()
                let hash = try PasswordHash(hashing: password.text, with: secrets.passwordAlgorithm)
                passwords.append(password)
                documents.append(document(holder, hash))
            }
        } catch { throw .cryptography(error) }
        let unitJSON = try Self.json(UnitDocument(unit: unit.code, name: unit.name, division: unit.division))
        let administratorsJSON = try Self.json(documents)
        _ = try StaffTransaction(connection).run { connection in
            try AccountRegisterStore(connection, operatorName: operatorName, nowMicroseconds: nowMicroseconds)
                .bootstrap(unit: unitJSON, administrators: administratorsJSON)
        }
        return passwords
    }

    private func document(_ holder: AccountHolder, _ hash: PasswordHash) -> AdministratorDocument {
        AdministratorDocument(
            account: holder.account, person: secrets.personDigest(of: holder.document).text, holder: holder.name,
            trained_on: "\(holder.trainedOn)", confidential_on: "\(holder.confidentialOn)",
            networks: holder.networks, password_hash: hash.text)
    }

    private static func json(_ document: some Encodable) throws(StaffError) -> String {
        do { return String(decoding: try JSONEncoder().encode(document), as: UTF8.self) } catch {
            throw .unexpectedAnswer
        }
    }
}
