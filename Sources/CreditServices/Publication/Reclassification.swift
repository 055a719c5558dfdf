import CreditInformation
import CreditIntake
import CreditStore
import Postgres

/// Brings held records under a catalogue: prepares their new forms page by page, then puts them in force at once.
///
/// - Rule: HZ-M6, X-5, JJ-2.
struct Reclassification {
    /// Versions that one page reads: a page is one short transaction, and little is lost when it is stopped.
    private static let pageSize = 2_000

    private let connection: Connection
    private let store: ReclassificationStore
    private let reprojection: RecordReprojection
    private let levels: [Key: OpenLevel]
    private let today: CalendarDate

    private struct Key: Hashable {
        let item: String
        let kind: SubjectKind
    }

    /// - Parameters:
    ///   - version: Id of the new catalogue.
    ///   - today: Day of the publication, Asia/Shanghai: first day of publicity of what becomes open.
    init(
        _ connection: Connection, from old: Catalogue, to new: Catalogue, version: Int32, keys: IntakeKeys,
        today: CalendarDate
    ) throws {
        let rules = Self.rules(from: old, to: new)
        self.connection = connection
        self.today = today
        store = ReclassificationStore(connection, version: version, rules: rules)
        reprojection = try RecordReprojection(catalogue: new, keys: keys, former: old.item)
        levels = Dictionary(
            rules.map { (Key(item: $0.itemCode, kind: $0.kind), $0.level) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the new catalogue does, item by item; items that it leaves alone have no rule.
    ///
    /// Records of an item, or of a kind of subject, that the catalogue no longer has go inside government (C): what is
    /// not in the catalogue may not be shown, and nothing is deleted. An item that comes back takes its records along.
    static func rules(from old: Catalogue, to new: Catalogue) -> [ReclassificationRule] {
        let difference = CatalogueDifference(from: old, to: new)
        let changed = Set(difference.changes.filter { $0.effect != .none }.compactMap(\.item))
        let codes = changed.union(difference.addedItems).union(difference.removedItems)
        return codes.sorted().flatMap { code in
            SubjectKind.allCases.map { kind in
                ReclassificationRule(
                    itemCode: code, kind: kind, level: new.item(code)?.level(for: kind) ?? .insideGovernment,
                    reprojects: changed.contains(code))
            }
        }
    }

    /// Records of the items that the catalogue changes.
    func recordCount() throws -> Int {
        try store.recordCount()
    }

    /// Prepares everything that is not prepared, or was changed since.
    ///
    /// - Parameters:
    ///   - isInTransaction: Whether the caller holds one; otherwise every page is one of its own.
    ///   - progress: Called after each page with the records looked at so far.
    func prepare(isInTransaction: Bool, progress: (Int) -> Void) throws {
        var last: (subject: Digest128, record: Digest128)?
        var count = 0
        while true {
            let page = try store.page(after: last, limit: Self.pageSize)
            guard let end = page.last else { return }
            let records = try page.due.map { try prepared($0, isWithheld: page.withheld.contains($0.recordID)) }
            if isInTransaction {
                try store.keep(records)
            } else {
                try connection.transaction { try store.keep(records) }
            }
            last = end
            count += page.recordCount
            progress(count)
        }
    }

    /// - Parameter isWithheld: Whether society is not to see it whatever its level is (HZ-O8).
    private func prepared(_ held: HeldRecord, isWithheld: Bool) throws -> ReclassifiedRecord {
        let level = levels[Key(item: held.itemCode, kind: held.kind)] ?? .insideGovernment
        let isMoved = level != held.level
        let form = try reprojection.form(
            of: held, at: level, version: isMoved ? held.version + 1 : held.version, opensOn: isMoved ? today : nil,
            receivedOn: CalendarDate.inShanghai(atMicroseconds: held.receivedAtMicroseconds) ?? today)
        let (shown, stored) = (isWithheld ? nil : form.shown, held.periods)
        // Clocks of publicity run only while a record is open to society.
        let closed = RecordPeriods(
            decidedOn: stored.decidedOn, publishedOn: nil, validUntil: stored.validUntil, publicUntil: nil,
            retainedUntil: stored.retainedUntil)
        return ReclassifiedRecord(
            held: held, level: level, periods: shown?.periods ?? (isMoved ? closed : stored), fields: form.fields,
            publicDocument: shown?.document,
            // Whoever was public already is known to the public already.
            subject: isMoved ? shown?.subject : nil, identifiers: shown?.identifiers ?? [])
    }

    /// Puts the prepared forms in force, inside the caller's transaction.
    func apply(ground: String, recordedBy: String, atMicroseconds: Int64) throws -> (
        reclassified: Int, reprojected: Int
    ) {
        let counts = try store.apply(ground: ground, recordedBy: recordedBy, atMicroseconds: atMicroseconds)
        let naming = SubjectNaming(connection, reprojection)
        var last: Digest128?
        while true {
            let subjects = try store.subjectsToNameAgain(after: last, limit: Self.pageSize)
            guard let end = subjects.last else { break }
            try naming.nameAgain(subjects)
            last = end
        }
        try store.clear()
        return counts
    }
}
