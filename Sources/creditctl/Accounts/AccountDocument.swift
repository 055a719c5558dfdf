import CreditInformation
import FoundationEssentials

/// Details of a sample account, as the database takes them.
struct AccountDocument: Encodable {
    private enum CodingKeys: String, CodingKey {
        case person, holder, unit, role, networks
        case trainedOn = "trained_on"
        case confidentialOn = "confidential_on"
    }

    private let person: String
    private let holder: String
    private let unit: String
    private let role: String
    private let networks = SampleAccounts.networks
    private let trainedOn = SampleAccounts.trainedOn
    private let confidentialOn = SampleAccounts.trainedOn

    init(_ sample: SampleAccounts.Person, _ digest: Digest128) {
        person = digest.text
        holder = sample.holder
        unit = sample.unit
        role = sample.role
    }

    /// JSON object.
    func json() throws -> String {
        String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
    }
}
