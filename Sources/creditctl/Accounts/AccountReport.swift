import FoundationEssentials

/// What the database reports about accounts; no names of persons.
struct AccountReport: Decodable {
    /// An account.
    struct Account: Decodable {
        let account: String
        let unit: String
        let role: String
        let state: String?
        let refusal: String?

        /// Fields for a terminal, tabs between them.
        var line: String {
            [account, unit, role, state ?? "", refusal ?? ""].joined(separator: "\t")
        }
    }

    /// An account of somebody who has left.
    struct Departure: Decodable {
        private enum CodingKeys: String, CodingKey {
            case account, unit
            case leavesOn = "leaves_on"
            case stopDueOn = "stop_due_on"
        }

        let account: String
        let unit: String
        let leavesOn: String
        let stopDueOn: String

        /// Fields for a terminal, tabs between them.
        var line: String { [account, unit, leavesOn, stopDueOn].joined(separator: "\t") }
    }

    /// An account that nobody uses.
    struct Idle: Decodable {
        private enum CodingKeys: String, CodingKey {
            case account, unit, role
            case idleSince = "idle_since"
        }

        let account: String
        let unit: String
        let role: String
        let idleSince: String

        /// Fields for a terminal, tabs between them.
        var line: String { [account, unit, role, idleSince].joined(separator: "\t") }
    }

    /// An account that hardly asks.
    struct LowUse: Decodable {
        private enum CodingKeys: String, CodingKey {
            case account, unit, role, since, queries
            case workingDays = "working_days"
        }

        let account: String
        let unit: String
        let role: String
        let since: String
        let queries: Int
        let workingDays: Int

        /// Fields for a terminal, tabs between them.
        var line: String { [account, unit, role, since, "\(queries)", "\(workingDays)"].joined(separator: "\t") }
    }

    let accounts: [Account]
    let overdue: [Departure]
    let idle: [Idle]
    /// Nil when the schedule of a year in question is not loaded.
    let lowUse: [LowUse]?

    private enum CodingKeys: String, CodingKey {
        case accounts, overdue, idle
        case lowUse = "low_use"
    }

    /// Reads the answer of the database.
    init(json: String) throws(CommandFailure) {
        do { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) } catch {
            throw CommandFailure(.failure, "the database's report can't be read")
        }
    }
}
