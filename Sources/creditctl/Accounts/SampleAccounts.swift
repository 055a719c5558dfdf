import CreditInformation

/// The invented units and persons of a platform that is tried out on one machine.
struct SampleAccounts {
    /// Where all of them sit: this machine.
    static let networks = ["127.0.0.0/8", "::1/128"]
    /// Day of their trainings and agreements; long past.
    static let trainedOn = "2026-01-05"

    /// A unit.
    struct Unit {
        let code: String
        let name: String
        let kinds: [String]
        let level: String
        let division: String
        /// Whether it queries, under an agreement.
        var isUsing: Bool { kinds.contains("using_unit") }
    }

    /// A person with an account.
    struct Person {
        let account: String
        let holder: String
        let role: String
        let unit: String
        /// Whether the account asks with a certificate instead of logging in.
        var hasCertificate: Bool { SampleAccounts.queryingRoles.contains(role) }
    }

    static let firstAdministrator = "admin-1"
    static let secondAdministrator = "admin-2"
    static let officer = "officer-1"
    private static let queryingRoles = ["querier", "credit_administrator"]
    private static let authority = "SAMPLE-AUTHORITY"

    /// The city's authority, which exists first.
    let authorityUnit: Unit
    /// All others, in the order in which they are registered.
    let units: [Unit]
    /// Everybody but the first two administrators; the officer, who registers units, first.
    let persons: [Person]

    /// Who is in charge of which archive (HZ-Q16).
    static let keepers = [
        (unit: "SAMPLE-WINDOW", account: "window-2"), (unit: "SAMPLE-CENTRE", account: "centre-2"),
    ]

    /// The accounts that ask with certificates; the same in every city.
    static var certificateHolders: [String] {
        ["city-querier", "city-administrator", "county-querier", "county-administrator"]
    }

    /// - Parameters:
    ///   - city: Division of the city, six digits.
    ///   - county: Division of one of its counties.
    ///   - provider: A unit that provides an item on authority; nil where the catalogue has none.
    ///   - penaltyProvider: A unit that provides penalties open to society; nil where the catalogue has none.
    init(city: String, county: String, provider: String?, penaltyProvider: String?) {
        authorityUnit = Unit(
            code: Self.authority, name: "示例市信用主管部门", kinds: ["authority"], level: "city", division: city)
        units = [
            Unit(
                code: "SAMPLE-CENTRE", name: "示例市信用中心", kinds: ["centre", "window"], level: "city", division: city),
            Unit(code: "SAMPLE-AUDIT", name: "示例市审计组", kinds: ["auditor"], level: "city", division: city),
            Unit(
                code: "SAMPLE-CITY", name: "示例市公共资源交易中心", kinds: ["using_unit"], level: "city", division: city),
            Unit(
                code: "SAMPLE-COUNTY", name: "示例区行政审批局", kinds: ["using_unit"], level: "county", division: county),
            Unit(
                code: "SAMPLE-WINDOW", name: "示例市政务服务中心信用窗口", kinds: ["window"], level: "city", division: city),
        ]
        persons =
            [
                Person(account: Self.officer, holder: "示例甲", role: "authority_officer", unit: Self.authority),
                Person(account: "officer-2", holder: "示例乙", role: "authority_officer", unit: Self.authority),
                Person(account: "centre-1", holder: "示例丙", role: "centre_clerk", unit: "SAMPLE-CENTRE"),
                Person(account: "window-1", holder: "示例丁", role: "window_clerk", unit: "SAMPLE-CENTRE"),
                Person(account: "auditor-1", holder: "示例戊", role: "auditor", unit: "SAMPLE-AUDIT"),
                Person(account: "city-querier", holder: "示例己", role: "querier", unit: "SAMPLE-CITY"),
                Person(
                    account: "city-administrator", holder: "示例庚", role: "credit_administrator", unit: "SAMPLE-CITY"),
                Person(account: "county-querier", holder: "示例辛", role: "querier", unit: "SAMPLE-COUNTY"),
                Person(
                    account: "county-administrator", holder: "示例壬", role: "credit_administrator",
                    unit: "SAMPLE-COUNTY"),
            ]
            + (provider.map { [Person(account: "provider-1", holder: "示例癸", role: "provider_officer", unit: $0)] } ?? [])
            // Later ones stand behind, so that a platform that was made earlier goes on with the same persons.
            + [
                Person(account: "window-2", holder: "示例子", role: "window_clerk", unit: "SAMPLE-WINDOW"),
                Person(account: "window-3", holder: "示例丑", role: "window_clerk", unit: "SAMPLE-WINDOW"),
                Person(account: "centre-2", holder: "示例寅", role: "centre_clerk", unit: "SAMPLE-CENTRE"),
            ]
            + (penaltyProvider.map {
                [Person(account: "provider-2", holder: "示例卯", role: "provider_officer", unit: $0)]
            } ?? [])
    }

    /// Of the catalogue in force: one of its counties, and a provider of an item on authority.
    init(_ catalogue: Catalogue, city: String) {
        let county = catalogue.units.first { $0.level == .county }?.division ?? city
        let provider = catalogue.items.first { $0.sharing == .onAuthority }?.providers.first
        let penalties = catalogue.items.first {
            $0.level(for: .organisation) == .open && $0.hasGenerations && $0.nature == .negative
        }
        // Whose penalties the sample's records are about.
        let penaltyProvider = penalties.flatMap { item in
            catalogue.providers(of: item).first { $0.name.contains("市市场监督") }?.code ?? item.providers.first
        }
        self.init(city: city, county: county, provider: provider, penaltyProvider: penaltyProvider)
    }

    /// A resident identity number that belongs to nobody: the division 110000 has never had residents.
    ///
    /// - Parameter number: 0...99, another one for each person.
    static func document(_ number: Int) throws(IdentifierError) -> IdentityDocument {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let body = "110000199001010" + (number < 10 ? "0\(number)" : "\(number)")
        let sum = zip(body.utf8, weights).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 }
        return try IdentityDocument(.residentIdentity, body + String(Array("10X98765432")[sum % 11]))
    }
}
