import FileDecoding
import FoundationEssentials

/// The sample's names, passwords and second factors, in a file that only its owner reads.
///
/// Written after every step, so that a run that was broken off goes on.
struct SampleAccountsFile: Codable {
    /// Beside everything else that is written at run time.
    static let name = "sample-accounts.json"

    /// An account.
    struct Account: Codable {
        let account: String
        let holder: String
        let role: String
        let unit: String
        /// Absent for accounts that ask with certificates.
        var password: String?
        /// For an authenticator app.
        var secondFactor: String?
        /// The same bytes, hexadecimal.
        var secondFactorBytes: String?
        /// Step of the newest code that was used, in 30 s since 1970.
        var lastStep: Int64?
        /// Id of the certificate that was granted.
        var certificate: String?
    }

    var accounts: [Account] = []
    /// Units that are registered, those that query with their agreements.
    var registered: [String]?
    /// Whether the archives have somebody in charge.
    var hasKeepers: Bool?
    /// End of the hours exceptions of the using units, microseconds since 1970-01-01 UTC.
    var hoursUntil: Int64?

    /// What an earlier run has written; empty when there is none.
    static func load(_ path: String) throws(CommandFailure) -> SampleAccountsFile {
        guard let data = FileManager.default.contents(atPath: path) else { return SampleAccountsFile() }
        do { return try JSONDecoder().decode(Self.self, from: data) } catch {
            throw CommandFailure(.badData, "\(path) can't be read; it was written by another release")
        }
    }

    /// Puts the file in its place.
    func save(_ path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var file = try OutputFile(replacing: path, permissions: 0o600)
        try file.write([UInt8](try encoder.encode(self)))
        try file.commit()
    }

    /// An account by its name.
    subscript(account: String) -> Account? { accounts.first { $0.account == account } }

    /// Adds an account, or puts it in the place of the one of that name.
    mutating func set(_ account: Account) {
        if let place = accounts.firstIndex(where: { $0.account == account.account }) {
            accounts[place] = account
        } else {
            accounts.append(account)
        }
    }
}
