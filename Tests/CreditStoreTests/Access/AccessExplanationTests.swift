import CreditInformation
import CreditStore
import Postgres
import PostgresTesting
import Testing

/// What `creditctl policy explain` is told: the circumstances, the decision and its rule, and no content.
@Suite("Explaining decisions") struct AccessExplanationTests {
    /// A county's querier, and a county record that is shared and one that needs consent.
    private static let world: SQL = """
        insert into credit.catalogue_version (
            catalogue_version_id, profile, label, state, effective_on, document, public_document, document_digest,
            published_by, published_at
        )
        values (1, 'jiujiang', 't', 'published', '2026-01-01', '{}', '{}', '', 't', '2026-01-01');
        insert into credit.catalogue_item (
            catalogue_version_id, item_code, item_position, name, organisation_level, person_level, sharing_mode
        )
        values (1, 'B1', 0, '甲', 'B', null, 'on_authority'), (1, 'C1', 1, '乙', 'C', null, 'shared');
        insert into credit.unit (unit_code, name, kinds, level, division_code, added_at, added_by)
        values ('U1', '甲局', '{using_unit,provider}', 'county', '360423', '2026-01-01', 't');
        insert into credit.account (
            account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks,
            state_since, opened_at
        )
        values (
            'Q1', '00000000-0000-0000-0000-000000000001', '甲', 'U1', 'querier', 'active', '2026-01-01', '2026-01-01',
            '{10.0.0.0/8}', '2026-01-01', '2026-01-01'
        );
        insert into credit.subject (subject_key, kind, batch_id, added_at)
        values ('00000000-0000-0000-0000-00000000000a', 'organisation', '00000000-0000-0000-0000-00000000000b',
            '2026-01-01');
        insert into credit.record_version (
            subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state, content,
            content_digest, key_version, batch_id, recorded_at, recorded_by, ground
        )
        select '00000000-0000-0000-0000-00000000000a', record_id::uuid, 1, open_level, item_code, 1, 'U1', 'in_force',
            '{"SECRET":"x"}', '00000000-0000-0000-0000-00000000000c', 1, '00000000-0000-0000-0000-00000000000b',
            '2026-01-01', 't', 't'
        from (
            values ('00000000-0000-0000-0000-0000000000b1', 'B', 'B1'), ('00000000-0000-0000-0000-0000000000c1', 'C', 'C1')
        ) as held (record_id, open_level, item_code);
        """

    private func explanations(of record: UInt128, for account: String = "Q1") throws -> [AccessExplanation] {
        try PolicyFiles.withDatabase { database in
            try database.connect().executeScript(Self.world)
            let connection = try database.connect(user: "credit_intake")
            _ = try PolicyFiles.store([PolicyFiles.policy(.jiujiang)], on: connection)
            return try AccessPolicyStore(connection).explanations(
                account: account, subject: nil, record: Digest128(record), purpose: .governmentMatter,
                atMicroseconds: PolicyFiles.noon)
        }
    }

    @Test("X-7: a decision is explained by its circumstances, its rule and the rule's words")
    func decisions() throws {
        let shared = try #require(try explanations(of: 0xC1).first)
        #expect(shared.form == "full" && shared.ruleID == "JJ-6" && shared.ruleNumber == 6)
        #expect(shared.record == Digest128(0xC1) && shared.sentence?.hasPrefix("县级使用单位") == true)
        #expect(
            shared.circumstances.map { "\($0.name)=\($0.value ?? "")" } == [
                "item_code=C1", "provider_code=U1", "role=querier", "unit_level=county", "relation=own", "open_level=C",
                "sharing_mode=shared", "consent=none", "marker=none",
            ])
        let onAuthority = try #require(try explanations(of: 0xB1).first)
        #expect(onAuthority.form == "nothing" && onAuthority.ruleID == "JJ-7" && onAuthority.ruleNumber == 7)
    }

    @Test("HZ-Q13: an account that could not ask is told so, whatever it would be given")
    func refused() throws {
        let explanation = try #require(try explanations(of: 0xC1).first)
        #expect(explanation.refusalCode == "certificate_not_bound" && explanation.refusalRule == "HZ-Q13")
    }

    @Test("an unknown record has no explanation, an unknown account is an error")
    func unknown() throws {
        #expect(try explanations(of: 7).isEmpty)
        #expect(throws: PostgresError.self) { try explanations(of: 0xC1, for: "nobody") }
    }
}
