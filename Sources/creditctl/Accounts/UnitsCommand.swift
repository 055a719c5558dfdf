import CreditInformation
import CreditServices
import CreditStore
import FoundationEssentials
import Postgres
import Settings

/// `creditctl units`.
struct UnitsCommand: Command {
    static let name = "units"
    static let summary = "registers the catalogue's providers as units"
    static let help = """
        usage: creditctl units register --from-catalogue

        Registers the units that provide items of the catalogue in force, each with its level and division: jurisdiction is
        told by the provider of a record. Twice changes nothing; other units are registered by the authority's officers.
        """
    static let flags = ["--from-catalogue"]
    static let options: [String] = []
    let context: CommandContext

    private struct UnitDocument: Encodable {
        let unit: String
        let name: String
        let kinds: [String]
        let level: String
        let division: String
    }

    private struct Outcome: Decodable {
        let added: [String]
        let extended: [String]
    }

    func run(_ arguments: CommandArguments) throws {
        guard arguments.words == ["register"], arguments.has("--from-catalogue") else {
            throw CommandFailure(.usage, Self.help)
        }
        let settings = try context.settings()
        let connection = try context.connect(settings, as: settings.database.intakeUser)
        guard let stored = try CatalogueStore(connection).published() else {
            throw CommandFailure(.refused, "no catalogue is published")
        }
        let units = try Catalogue(checking: stored.document).units.map { unit in
            UnitDocument(
                unit: unit.code, name: unit.name, kinds: ["provider"], level: unit.level.rawValue,
                division: Self.division(of: unit, city: settings.jurisdiction))
        }
        let json = String(decoding: try JSONEncoder().encode(units), as: UTF8.self)
        let store = AccountRegisterStore(
            connection, operatorName: CommandContext.operatorName(), nowMicroseconds: CommandContext.now())
        let outcome: Outcome
        do throws(PostgresError) {
            let answer = try store.register(units: json)
            outcome = try Self.outcome(answer)
        } catch {
            if let refusal = error.refusal { throw CommandFailure(.refused, "\(refusal.sentence)（\(refusal.ruleID)）") }
            throw error
        }
        print("\(units.count) units: \(outcome.added.count) added, \(outcome.extended.count) extended")
    }

    private static func outcome(_ json: String) throws(PostgresError) -> Outcome {
        do { return try JSONDecoder().decode(Outcome.self, from: Data(json.utf8)) } catch {
            throw PostgresError(.unexpectedResult, "answer about units")
        }
    }

    /// A city unit is of the city, one above it of the province, whose code ends with zeros.
    private static func division(of unit: CatalogueUnit, city: String) -> String {
        if let division = unit.division { return division }
        return unit.level == .above ? city.prefix(2) + "0000" : city
    }
}
