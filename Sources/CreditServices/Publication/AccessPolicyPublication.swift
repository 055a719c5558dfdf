public import CreditInformation
import CreditStore
import Cryptography
public import Postgres

/// Puts an access policy in force, at once or on a later day.
///
/// A policy may be published ahead of its day: nothing has to be prepared for it. Confined to the thread of its connection.
/// - Rule: HZ-Q3, HZ-S6, JJ-14.
public struct AccessPolicyPublication {
    private let connection: Connection
    private let clock: () -> Int64

    /// - Parameters:
    ///   - connection: Logged in as intake, outside a transaction.
    ///   - clock: Microseconds since 1970-01-01 UTC.
    public init(connection: Connection, clock: @escaping () -> Int64) {
        self.connection = connection
        self.clock = clock
    }

    /// Publishes a policy file. Publishing the same file again changes nothing and is no error.
    ///
    /// - Parameters:
    ///   - file: The file's bytes.
    ///   - effectiveOn: First day on which it holds, Asia/Shanghai.
    ///   - publishedBy: Account that answers for it.
    /// - Throws: Then the policy that was in force still is.
    public func publish(
        _ file: [UInt8], effectiveOn: CalendarDate, publishedBy: String
    ) throws(AccessPolicyPublicationError) -> AccessPolicyOutcome {
        let policy: AccessPolicy
        do { policy = try AccessPolicy(checking: file) } catch { throw .refused(error) }
        guard let document = PlainJSON.text(of: file) else { throw .notStorable }
        let row = AccessPolicyRow(
            policy: policy, effectiveOn: effectiveOn, document: document, digest: Digest.of(file, .sha256),
            publishedBy: publishedBy, publishedAtMicroseconds: clock())
        do {
            return try connection.transaction { try publish(row, AccessPolicyStore(connection)) }
        } catch let error as AccessPolicyPublicationError {
            throw error
        } catch let error as PostgresError {
            throw .database(error)
        } catch {
            throw .clock
        }
    }

    private func publish(_ row: AccessPolicyRow, _ store: AccessPolicyStore) throws -> AccessPolicyOutcome {
        try store.lockPublications()
        if let same = try store.policy(profile: row.policy.profile, label: row.policy.label) {
            guard same.digest == row.digest, let since = same.effectiveOn else {
                throw AccessPolicyPublicationError.labelTaken(same.label)
            }
            return AccessPolicyOutcome(
                isUnchanged: true, policyID: same.policyID, label: same.label, effectiveOn: since)
        }
        if let newest = try store.newest() {
            guard newest.profile == row.policy.profile.rawValue else {
                throw AccessPolicyPublicationError.otherProfile(row.policy.profile.rawValue, inForce: newest.profile)
            }
            // An earlier day would leave it behind the newest one for ever.
            if let since = newest.effectiveOn, row.effectiveOn < since {
                throw AccessPolicyPublicationError.tooEarly(row.effectiveOn, newestFrom: since)
            }
            guard let today = CalendarDate.inShanghai(atMicroseconds: clock()) else {
                throw AccessPolicyPublicationError.clock
            }
            // What was answered under a policy stays explained by it: the past is not rewritten.
            if row.effectiveOn < today { throw AccessPolicyPublicationError.past(row.effectiveOn, today: today) }
        }
        let id = try store.add(row)
        return AccessPolicyOutcome(
            isUnchanged: false, policyID: id, label: row.policy.label, effectiveOn: row.effectiveOn)
    }
}
