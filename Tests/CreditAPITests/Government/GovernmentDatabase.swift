import CreditStore
import FoundationEssentials
import Postgres
import PostgresTesting
import Synchronization

/// A database with the schema of `sql/`, a policy that shows a city's unit what its own providers have, and three
/// accounts: `boss` may do everything, `querier` no lists, `other` has no certificate.
enum GovernmentDatabase {
    /// 2026-04-01 10:00 in Shanghai.
    static let morning: Int64 = 1_775_008_800_000_000
    private static let template = Mutex<TestDatabase?>(nil)

    /// A database of its own; dropped with the cluster.
    static func make() throws -> TestDatabase {
        let template = try template.withLock { made in
            if let made { return made }
            let database = try TestCluster.shared().database()
            let connection = try database.connect()
            _ = try Migrator(connection).run(
                try SchemaFile.load(folder: repository + "/sql"), nowMicroseconds: morning, report: { _ in })
            try connection.executeScript(policy)
            try connection.executeScript(accounts)
            connection.close()
            made = database
            return database
        }
        return try TestCluster.shared().database(template: template.name)
    }

    /// Gives an account a certificate.
    static func bind(_ spkiDigest: [UInt8], to account: String, on connection: Connection) throws {
        _ = try connection.execute(
            """
            insert into credit.certificate (
                certificate_id, account_id, spki_digest, subject_name, issuer_name, serial, not_before, not_after,
                state, state_since
            )
            select gen_random_uuid(), $1, $2, 'CN=x', 'CN=ca', '01', '2020-01-01Z', '2030-01-01Z', 'granted',
                '2026-01-01Z'
            """, [.text(account), .bytes(spkiDigest)])
    }

    /// Top of the repository.
    static var repository: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }

    private static let policy: SQL = """
        insert into credit.catalogue_version (
            catalogue_version_id, profile, label, state, effective_on, document, public_document, document_digest,
            published_at, published_by
        ) values (1, 'test', '2026', 'published', '2026-01-01', '{}', '{}', '\\x00', '2026-01-01Z', 'test');
        insert into credit.catalogue_item (
            catalogue_version_id, item_code, item_position, name, organisation_level, person_level, sharing_mode
        ) values (1, 'OPEN', 0, '公开事项', 'A', 'B', 'open'), (1, 'AUTH', 1, '授权事项', 'C', null, 'on_authority');
        insert into credit.access_policy (
            policy_id, profile, label, effective_on, default_rule_id, default_article, default_sentence, document,
            document_digest, published_at, published_by
        ) values (1, 'test', 'test-1', '2026-01-01', 'HZ-Q3', 'article', '未列明的不予提供。', '{}', '\\x00',
            '2026-01-01Z', 'test');
        insert into credit.access_rule (
            policy_id, rule_number, effect, audiences, relations, sharing_modes, form, rule_id, article, sentence
        ) values (1, 1, 'permit', '{government}', '{own}', '{open}', 'full', 'JJ-4', 'article', '本级信息。');
        insert into credit.query_purpose (
            policy_id, purpose, name, position, needs_matter, needs_case_number, needs_follow_up_authority
        ) values (1, 'government_matter', '政务事项', 0, true, true, false), (1, 'objection_check', '异议核查', 1, false,
            false, false);
        insert into credit.query_matter (policy_id, matter, name, position) values (1, 'procurement', '采购', 0);
        insert into credit.bulk_right (policy_id, operation, roles, unit_levels, rule_id) values
        (1, 'batch', '{credit_administrator}', null, 'QZ-9'), (1, 'verification', '{credit_administrator}', null, 'QZ-9');
        select credit.prepare_query_log_partitions('2026-03-01 00:00+08');
        """

    private static let accounts: SQL = """
        insert into credit.unit (unit_code, name, kinds, level, division_code, added_at, added_by) values
        ('U-CITY', '市使用单位', '{using_unit}', 'city', '330100', '2026-01-01Z', 'test'),
        ('P-CITY', '市提供单位', '{provider}', 'city', '330100', '2026-01-01Z', 'test');
        insert into credit.use_agreement (
            agreement_id, unit_code, signed_on, valid_from, valid_until, purposes, matters, recorded_at, recorded_by
        ) values (gen_random_uuid(), 'U-CITY', '2026-01-01', '2026-01-01', '2026-12-31',
            '{government_matter,objection_check}', '{procurement}', '2026-01-01Z', 'test');
        insert into credit.account (
            account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks,
            state_since, opened_at
        )
        select person.id, gen_random_uuid(), '某人', 'U-CITY', person.role, 'active', '2026-01-01', '2026-01-01',
            '{192.0.2.0/24}', '2026-03-20 10:00+08', '2026-01-01Z'
        from (values ('boss', 'credit_administrator'), ('querier', 'querier'), ('other', 'querier')) as person (id, role);
        """
}
