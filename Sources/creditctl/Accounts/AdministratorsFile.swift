import CreditInformation
import CreditServices
import FoundationEssentials

/// The first two administrators and their unit, as an operator states them.
///
/// A file, because document numbers on a command line would stand in the list of processes and in the shell's history.
struct AdministratorsFile: Decodable {
    private struct Unit: Decodable {
        let unit: String
        let name: String
        let division: String
    }

    private struct Administrator: Decodable {
        private enum CodingKeys: String, CodingKey {
            case account, holder, networks
            case documentType = "document_type"
            case documentNumber = "document_number"
            case trainedOn = "trained_on"
            case confidentialOn = "confidential_on"
        }

        let account: String
        let holder: String
        let documentType: String
        let documentNumber: String
        let trainedOn: String
        let confidentialOn: String
        let networks: [String]
    }

    private let unit: Unit
    private let administrators: [Administrator]

    /// Reads the file; what is wrong is said without quoting it.
    init(json: [UInt8]) throws(CommandFailure) {
        do { self = try JSONDecoder().decode(Self.self, from: Data(json)) } catch {
            throw CommandFailure(.badData, "the file is not as creditctl help accounts shows it")
        }
        guard administrators.count == 2 else { throw CommandFailure(.badData, "the file must name two administrators") }
    }

    /// The unit of both.
    var bootstrapUnit: AccountBootstrap.Unit {
        AccountBootstrap.Unit(code: unit.unit, name: unit.name, division: unit.division)
    }

    /// Both persons, checked.
    func holders() throws(CommandFailure) -> (AccountHolder, AccountHolder) {
        (try Self.holder(administrators[0], number: 1), try Self.holder(administrators[1], number: 2))
    }

    private static func holder(
        _ administrator: Administrator, number: Int
    ) throws(CommandFailure) -> AccountHolder {
        do {
            return AccountHolder(
                account: administrator.account, name: administrator.holder,
                document: try IdentityDocument(
                    typeName: administrator.documentType, number: administrator.documentNumber),
                trainedOn: try CalendarDate(reading: administrator.trainedOn),
                confidentialOn: try CalendarDate(reading: administrator.confidentialOn),
                networks: administrator.networks)
        } catch let error as IdentifierError {
            throw CommandFailure(.badData, "administrator \(number): document: \(error)")
        } catch {
            throw CommandFailure(.badData, "administrator \(number): dates are written 2026-01-31")
        }
    }
}
