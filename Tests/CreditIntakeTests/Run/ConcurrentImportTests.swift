import CreditInformation
import CreditIntake
import Dispatch
import Postgres
import PostgresTesting
import Synchronization
import Testing

/// Two imports at the same moment, and what the role may do.
@Suite struct ConcurrentImportTests {
    @Test("X-6: two imports at once both succeed, and leave what one after the other leaves")
    func twoAtOnce() throws {
        let files = [
            Penalty.file((1...200).map { Penalty($0) }),
            Penalty.file((101...300).map { Penalty($0) } + (101...150).map { Penalty($0, document: "其二") }),
        ]
        let expected = try IntakeDatabase.with { database in
            let intake = try Intake(database)
            for lines in files { try intake.run(lines) { $0.chunkRows = 20 } }
            return try TableDump.comparable(database)
        }
        try IntakeDatabase.with { database in
            let results = Mutex<[Result<ImportOutcome, any Error>]>([])
            DispatchQueue.concurrentPerform(iterations: 2) { place in
                let result = Result { try Intake(database).run(files[place]) { $0.chunkRows = 20 } }
                results.withLock { $0.append(result) }
            }
            var accepted = 0
            for result in results.withLock({ $0 }) {
                let outcome = try result.get()
                accepted += outcome.counts[.accepted]
                #expect(outcome.counts[.accepted] + outcome.counts[.unchanged] == outcome.counts.rows)
            }
            #expect(accepted == 350)
            let found = try TableDump.comparable(database)
            for (table, content) in expected { #expect(TableDump.difference(found[table], content) == [], "\(table)") }
        }
    }

    @Test("HZ-S5: what intake is granted, to the last privilege")
    func grantsOfIntake() throws {
        try Intake.with { intake in
            #expect(
                try intake.rows(
                    """
                    select relname, string_agg(lower(privilege_type), ' ' order by privilege_type) from pg_class
                    cross join lateral aclexplode(relacl) as entry
                    where relnamespace = 'credit'::regnamespace and grantee = 'credit_intake'::regrole
                    group by relname order by relname
                    """) == [
                        "access_policy|insert select", "access_rule|insert select", "bulk_right|insert select",
                        "calendar_exception|delete insert select update",
                        "calendar_year|delete insert select update", "catalogue_item|insert select",
                        "catalogue_version|insert select", "disclosure_form|select",
                        "division|delete insert select update", "identifier|insert select",
                        "import_batch|insert select", "import_row_issue|insert select", "legal_period|insert select",
                        "public_identifier|delete insert select", "public_name|delete insert select update",
                        "public_record|delete insert select", "public_subject|delete insert select update",
                        "quarantined_row|insert select", "query_matter|insert select", "query_purpose|insert select",
                        "reclassification|delete insert select", "record_version|insert select",
                        "reinsertion_guard|insert select", "service_hours|insert select", "subject|insert select",
                        "usage_limit|insert select",
                    ])
            #expect(
                try intake.rows(
                    """
                    select attrelid::regclass::text || '.' || attname from pg_attribute
                    cross join lateral aclexplode(attacl) as entry
                    where grantee = 'credit_intake'::regrole order by 1
                    """) == [
                        "credit.access_policy.effective_on", "credit.access_policy.label",
                        "credit.access_policy.policy_id", "credit.access_policy.profile",
                        "credit.catalogue_version.published_at", "credit.catalogue_version.state",
                    ])
            #expect(
                try intake.rows(
                    """
                    select proname from pg_proc where pronamespace = 'credit'::regnamespace
                    and has_function_privilege('credit_intake', oid, 'execute')
                    order by proname
                    """) == [
                        "abandon_catalogue_publication", "account_report", "bootstrap_administrators",
                        "decide_access", "decide_accesses", "explain_access", "lock_record_writers",
                        "policy_in_force", "record_calendar_loading", "record_file_check",
                        "record_period_publication", "recount_deadlines", "register_catalogue_units",
                        "stored_file_page",
                    ])
            let connection = try intake.database.connect(user: "credit_intake")
            for statement: SQL in [
                "select log_position from credit.query_log_entry", "select checksum from credit.applied_file",
                "update credit.record_version set ground = ''", "delete from credit.import_batch",
                "delete from credit.identifier", "truncate credit.public_record", "create table credit.own (a int)",
            ] {
                #expect { _ = try connection.execute(statement) } throws: { error in
                    (error as? PostgresError)?.sqlState?.description == "42501"
                }
            }
        }
    }
}
