import CreditInformation
import CreditServices
import CreditStore
import Cryptography
import FoundationEssentials
import Postgres
import Settings

/// Makes the sample's accounts the way that real ones are made: by two persons, with every step in the log.
///
/// Twice changes nothing; a run that was broken off goes on.
/// - Rule: PB-9, HZ-Q13, QZ-8, JJ-14.
struct SampleAccountsRun {
    /// An hours exception ends by itself after at most 31 days; renewed when less than a week is left.
    private static let hoursMicroseconds: Int64 = 30 * 86_400_000_000
    private static let renewalMicroseconds: Int64 = 7 * 86_400_000_000

    let context: CommandContext
    let settings: Settings
    /// Folder of `<account>.pem`; nil: no certificate is bound.
    let certificates: String?
    private let path: String
    private let plan: SampleAccounts
    private let intake: Connection
    private let staff: Connection
    private let secrets: StaffSecrets
    private var file: SampleAccountsFile
    private var actors: [String: SampleActor] = [:]

    init(_ context: CommandContext, _ settings: Settings, certificates: String?) throws {
        self.context = context
        self.settings = settings
        self.certificates = certificates
        path = settings.home + "/" + SampleAccountsFile.name
        intake = try context.connect(settings, as: settings.database.intakeUser)
        staff = try context.connect(settings, as: settings.database.staffUser)
        guard let stored = try CatalogueStore(intake).published() else {
            throw CommandFailure(.refused, "no catalogue is published")
        }
        plan = SampleAccounts(try Catalogue(checking: stored.document), city: settings.jurisdiction)
        secrets = try context.staffSecrets(settings)
        file = try SampleAccountsFile.load(path)
    }

    /// Does what is missing.
    ///
    /// - Returns: Path of the file with names and passwords.
    mutating func run() throws -> String {
        do {
            try bootstrap()
            try openAccount(of: plan.persons[0])
            try registerUnits()
            for person in plan.persons.dropFirst() { try openAccount(of: person) }
            try bindCertificates()
            try openHours()
            try appointKeepers()
            for actor in actors.values { try actor.leave() }
        } catch let error as StaffError {
            throw CommandFailure(error)
        }
        return path
    }

    // MARK: Persons

    private mutating func bootstrap() throws {
        guard file.accounts.isEmpty else { return }
        let day = try CalendarDate(reading: SampleAccounts.trainedOn)
        let names = [SampleAccounts.firstAdministrator, SampleAccounts.secondAdministrator]
        let holders = try names.enumerated().map { index, name in
            AccountHolder(
                account: name, name: "示例管理员\(index + 1)", document: try SampleAccounts.document(index),
                trainedOn: day, confidentialOn: day, networks: SampleAccounts.networks)
        }
        let unit = plan.authorityUnit
        let passwords = try AccountBootstrap(intake, secrets, operatorName: CommandContext.operatorName()).make(
            .init(code: unit.code, name: unit.name, division: unit.division), holders[0], holders[1],
            nowMicroseconds: CommandContext.now())
        for (holder, password) in zip(holders, passwords) {
            file.set(
                .init(
                    account: holder.account, holder: holder.name, role: "account_administrator", unit: unit.code,
                    password: password.text))
        }
        try file.save(path)
    }

    /// Somebody logged in; logs in at the first call.
    private mutating func actor(_ name: String) throws -> SampleActor {
        if let actor = actors[name] { return actor }
        guard var account = file[name] else { throw CommandFailure(.failure, "no sample account \(name)") }
        var kept = file
        let target = path
        let actor = try SampleActor(&account, staff, secrets) { changed in
            kept.set(changed)
            try kept.save(target)
        }
        file = kept
        actors[name] = actor
        return actor
    }

    private mutating func openAccount(of person: SampleAccounts.Person) throws {
        guard file[person.account] == nil else { return }
        let number = 2 + (plan.persons.firstIndex { $0.account == person.account } ?? 0)
        let details = try AccountDocument(person, secrets.personDigest(of: SampleAccounts.document(number))).json()
        let first = try actor(SampleAccounts.firstAdministrator)
        let change = try SampleChanges.request(of: person.account, details: details, by: first)
        let second = try actor(SampleAccounts.secondAdministrator)
        let (_, password) = try second.decide(change)
        file.set(
            .init(
                account: person.account, holder: person.holder, role: person.role, unit: person.unit,
                password: password?.text))
        try file.save(path)
        // The first log-in sets a password and enrols a device, so that the account can be used at once.
        if password != nil { _ = try actor(person.account) }
    }

    // MARK: Units, certificates, hours

    private mutating func registerUnits() throws {
        guard file.registered != plan.units.map(\.code) else { return }
        let officer = try actor(SampleAccounts.officer)
        let today = CommandContext.today()
        guard let until = today.adding(days: 365), let from = CalendarDate(year: today.year, month: 1, day: 1) else {
            throw CommandFailure(.failure, "the clock is far off")
        }
        for unit in plan.units {
            try SampleChanges.unless(["unit_exists"]) {
                try officer.run { connection, caller in
                    try StaffUnitStore(connection, caller).register(
                        unit.code, name: unit.name, kinds: unit.kinds, level: unit.level, division: unit.division)
                }
            }
            guard unit.isUsing else { continue }
            try SampleChanges.unless(["agreement_overlaps"]) {
                try officer.run { connection, caller in
                    try StaffUnitStore(connection, caller).recordAgreement(
                        of: unit.code, signedOn: from, from: from, until: until,
                        purposes: ["government_matter", "objection_check", "verification"],
                        matters: ["procurement", "bidding", "approval", "market_access", "qualification"])
                }
            }
        }
        file.registered = plan.units.map(\.code)
        try file.save(path)
    }

    private mutating func bindCertificates() throws {
        guard let certificates else { return }
        for name in SampleAccounts.certificateHolders {
            guard var account = file[name], account.certificate == nil else { continue }
            let certificate = try Certificate(pem: try context.bytes(of: "\(certificates)/\(name).pem"))
            let facts = CertificateFacts(certificate)
            let administrator = try actor(SampleAccounts.firstAdministrator)
            let applied = try administrator.run { connection, caller in
                try StaffCertificateStore(connection, caller).apply(for: name, facts, note: "示例")
            }
            let id = try SampleChanges.id(named: "certificate", in: applied)
            let officer = try actor(SampleAccounts.officer)
            _ = try officer.run { connection, caller in
                try StaffCertificateStore(connection, caller).decide(id.value, decision: "granted", note: "示例")
            }
            account.certificate = id.text
            file.set(account)
            try file.save(path)
        }
    }

    /// Somebody in charge of each archive, so that cases can be filed.
    private mutating func appointKeepers() throws {
        guard file.hasKeepers != true else { return }
        let officer = try actor(SampleAccounts.officer)
        for keeper in SampleAccounts.keepers {
            // Whoever is in charge already can't be appointed again.
            try SampleChanges.unless(["keeper_not_allowed"]) {
                try officer.run { connection, caller in
                    try FilingStore(connection, caller).appointKeeper(
                        unit: keeper.unit, account: keeper.account, note: "示例")
                }
            }
        }
        file.hasKeepers = true
        try file.save(path)
    }

    /// Approved windows for the using units, so that the sample answers at any hour.
    private mutating func openHours() throws {
        let now = CommandContext.now()
        if let until = file.hoursUntil, until > now + Self.renewalMicroseconds { return }
        let opens = max(now, file.hoursUntil ?? now)
        let closes = opens + Self.hoursMicroseconds
        let officer = try actor(SampleAccounts.officer)
        let administrator = try actor(SampleAccounts.secondAdministrator)
        for unit in plan.units where unit.isUsing {
            let requested = try officer.run { connection, caller in
                try StaffHoursStore(connection, caller).request(
                    unit: unit.code, opens: opens, closes: closes, reason: "示例：任何时间均可试用")
            }
            let id = try SampleChanges.id(named: "exception", in: requested)
            _ = try administrator.run { connection, caller in
                try StaffHoursStore(connection, caller).decide(id.value, decision: "approved", reason: nil)
            }
        }
        file.hoursUntil = closes
        try file.save(path)
    }
}
