import CreditInformation
import CreditIntake
import CreditServices
import CreditStore
import Cryptography

import Postgres
import PostgresTesting
import Testing

/// A platform whose centre has a clerk at work, and cases in which the clerk may correct.
struct CorrectionPlatform {
    let platform: TestPlatform
    let secrets: StaffSecrets
    /// Logged in as the staff audience of the daemon.
    let staff: Connection
    /// Eleven in the morning of the day on which catalogues are published.
    static let eleven = TestPlatform.publicationNoon - 3_600_000_000
    /// The case that tests use when they need only one.
    static let caseID: UInt128 = 0x0a00_0000_0000_4000_8000_0000_0000_0001

    /// Lends a platform with a catalogue to the body.
    static func with(
        _ catalogue: TestCatalogue = TestCatalogue(), _ body: (CorrectionPlatform) throws -> Void
    ) throws {
        try TestPlatform.with { platform in
            try platform.publish(catalogue)
            try body(try CorrectionPlatform(platform))
        }
    }

    init(_ platform: TestPlatform) throws {
        self.platform = platform
        let keys = try MigratedDatabase.keys()
        secrets = try StaffSecrets(digests: keys.digests, cipher: keys.cipher, passwordAlgorithm: .pbkdf2HMACSM3)
        staff = try platform.database.connect(user: "credit_staff")
        try platform.owner.executeScript(
            """
            insert into credit.unit (unit_code, name, kinds, level, division_code, added_at, added_by)
            values
            ('ZX', '测试中心', '{centre}', 'city', '330100', '2026-01-01Z', 'test'),
            ('CK', '测试窗口', '{window}', 'city', '330100', '2026-01-01Z', 'test'),
            ('U1', '甲局', '{provider}', 'city', '330100', '2026-01-01Z', 'test');
            insert into credit.account (
                account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks,
                state_since, opened_at
            )
            select name, ('00000000-0000-4000-8000-00000000000' || number)::uuid, '测试', unit, role, 'active',
                '2026-01-01', '2026-01-01', array['192.0.2.0/24'::cidr], '2026-07-31Z', '2026-01-01Z'
            from (
                values ('clerk', 'ZX', 'centre_clerk', 1), ('window', 'CK', 'window_clerk', 2),
                    ('officer', 'U1', 'provider_officer', 3)
            ) as given (name, unit, role, number);
            insert into credit.staff_credential (
                account_id, password_hash, password_set_at, must_change, totp_secret, totp_last_step
            )
            select account_id, 'x', '2026-07-31Z', false, 'x', 0 from credit.account;
            insert into credit.staff_session (
                token_digest, account_id, csrf_digest, opened_at, last_seen_at, network_address, second_factor
            )
            select sha256(account_id::bytea), account_id, sha256('x'), '2026-08-01 10:50+08', '2026-08-01 10:50+08',
                '192.0.2.7', 'totp'
            from credit.account
            """)
    }

    /// The clerk, or somebody else.
    func caller(_ account: String = "clerk") -> StaffCaller {
        StaffCaller(
            nowMicroseconds: Self.eleven, sessionDigest: Digest.of(account, .sha256),
            origin: QueryOrigin(networkAddress: "192.0.2.7", requestID: "ab"))
    }

    func correction(_ account: String = "clerk") -> RecordCorrection {
        RecordCorrection(
            staff, secrets, caller(account), requestTokenDigest: Digest.of("x", .sha256))
    }

    func comparison() -> CopyComparison {
        CopyComparison(staff, secrets, caller(), requestTokenDigest: Digest.of("x", .sha256))
    }

    /// The code of the refusal that the body ends with; nil when it does not.
    func refusal(_ body: () throws -> Void) -> StaffRefusal? {
        do {
            try body()
            return nil
        } catch StaffError.refused(let refusal) {
            return refusal
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    // MARK: Cases

    /// An objection that is being verified, to the newest record of an item, or of a firm.
    func objection(to item: String, of code: String? = nil, id: UInt128 = caseID) throws {
        try open("objection", "verifying", id: id, firm: code)
        _ = try platform.owner.execute(
            """
            insert into credit.objection (
                case_id, subject_key, record_id, version, item_code, provider_code, kind_of_error, reason
            )
            select $1, subject_key, record_id, version, item_code, provider_code, 'wrong_content', '内容有误'
            from credit.record_version
            where item_code = $2
                and ($3::text is null or subject_key = (
                    select subject_key from credit.identifier where clear_value = $3 and identifier_type = 'unified_code'
                ))
            order by version desc limit 1
            """, [.uuid(id), .text(item), code.map { .text($0) } ?? .null])
    }

    /// An objection that says that a record of a firm is missing.
    func omission(of item: String, firm code: String, id: UInt128 = caseID) throws {
        try open("objection", "verifying", id: id, firm: code)
        _ = try platform.owner.execute(
            """
            insert into credit.objection (
                case_id, subject_key, record_id, version, item_code, provider_code, kind_of_error, reason
            )
            select $1, (select subject_key from credit.identifier where clear_value = $3), null, null, $2, 'U1', 'omission',
                '缺少一条'
            """, [.uuid(id), .text(item), .text(code)])
    }

    /// A forgery that the authority has established.
    func forgery(_ party: CaseParty, by person: Forger = .applicant, id: UInt128 = caseID) throws {
        try open("forgery", "established", id: id, party: try party.sealed(secrets))
        _ = try platform.owner.execute(
            """
            insert into credit.forgery_report (case_id, person, finding, decision_reason, decided_by, decided_at)
            values ($1, $2, '提交的授权委托书系伪造', '属实', 'clerk', '2026-07-31 16:00+08')
            """, [.uuid(id), .text(person.rawValue)])
    }

    /// The provider answers with its own copy.
    func answer(with fields: [String: String], id: UInt128 = caseID) throws {
        _ = try platform.owner.execute(
            """
            insert into credit.objection_task (
                task_id, case_id, provider_unit, question, asked_by, asked_at, answered_by, answered_at, answer_kind,
                answer, provider_copy
            )
            values (
                gen_random_uuid(), $1, 'U1', '请核对', 'clerk', '2026-07-31Z', 'officer', '2026-07-31 10:00+08',
                'confirmed_wrong', '有误', $2::text::jsonb
            )
            """, [.uuid(id), .text(try ProviderCopy(fields: fields).sealed(secrets))])
    }

    private func open(
        _ kind: String, _ state: String, id: UInt128, firm: String? = nil, party: CasePerson? = nil
    ) throws {
        // By which whatever is done has to be closed.
        _ = try platform.owner.execute(
            """
            insert into credit.legal_period (
                profile, period_code, effective_on, length, unit, rule_id, article, sentence, is_statutory, published_at,
                published_by
            )
            values (
                'hangzhou', 'case_closing', '2015-05-18', 45, 'calendar_day', 'HZ-Q16', 'article', 'sentence', false,
                '2026-01-01Z', 'test'
            )
            on conflict do nothing
            """)
        let digest = firm.map { IdentifierDigests.plainDigest(of: SubjectIdentifier(.unifiedCode, $0)) }
        let key = party?.digest ?? digest ?? Digest128(7)
        _ = try platform.owner.execute(
            """
            insert into credit.service_case (
                case_id, kind, state, receipt_number, subject_key, unit_code, profile, received_at, received_by,
                state_since, applicant_kind, applicant_name, applicant_document_type, applicant_digest, applicant_sealed,
                applicant_tail, applicant_code, is_oral
            )
            select $1, $2, $3, $4, (select subject_key from credit.identifier where identifier_digest = $5), 'CK',
                'hangzhou', '2026-07-31Z', 'window', '2026-07-31Z', $6, $7, $8, $5, $9, $10, $11, false
            """,
            [
                .uuid(id), .text(kind), .text(state),
                .text((kind == "forgery" ? "Z" : "Y") + "20260731" + Self.serial(id) + "A"), .uuid(key.value),
                .text(party?.kind ?? "legal"), .text(party?.name ?? "测试公司"),
                .text(party?.documentType ?? "unified_social_credit_code"), .bytes(party?.sealedNumber ?? [0]),
                .text(party?.tail ?? "0001"), party?.code.map { .text($0) } ?? .null,
            ])
        _ = try platform.owner.execute(
            """
            insert into credit.case_event (
                case_id, number, kind, from_state, event, to_state, role, at, actor, details
            )
            select $1, 1, kind, from_state, event, to_state, role, '2026-07-31Z', 'window', '{}'
            from credit.case_transition where kind = $2 and from_state = 'none'
            """, [.uuid(id), .text(kind)])
    }

    /// Eight digits that tell cases apart.
    private static func serial(_ id: UInt128) -> String { String(String(100_000_000 + (id & 0xFFF)).dropFirst()) }

    // MARK: What is stored

    /// Everything that anybody may be shown of the records of an item and of their subjects, newest versions only.
    ///
    /// Sealed contents differ at every sealing, so their digest stands for them.
    func shown(of item: String) throws -> [String] {
        let result = try platform.owner.execute(
            """
            select distinct on (v.record_id) v.record_id::text, v.version::text, v.open_level, v.state, v.provider_code,
                concat_ws('|', v.decided_on, v.published_on, v.valid_until, v.public_until, v.retained_until),
                v.content_digest::text, v.level_a_fields, v.level_b_fields, v.level_c_fields, v.masked_level_a_fields,
                v.masked_level_b_fields, v.masked_level_c_fields,
                (
                    select array_agg(key order by key)::text from jsonb_object_keys(v.content) as key
                ),
                r.version::text, r.decided_on::text, r.public_until::text, r.document
            from credit.record_version as v
            left join credit.public_record as r on v.subject_key = r.subject_key and v.record_id = r.record_id
            where v.item_code = $1
            order by v.record_id, v.version desc
            """, [.text(item)], format: .text)
        return (0..<result.rowCount).flatMap { row in
            (0..<result.columnCount).map { result.textIfPresent(row, $0) ?? "null" }
        }
    }

    /// What the public knows about subjects.
    func names() throws -> [String] {
        try platform.texts(
            """
            select concat_ws('|', s.subject_key, s.reference, s.name_rank, s.document, n.normalised_name, n.bigrams::text,
                (
                    select string_agg(i.identifier, ',' order by i.identifier) from credit.public_identifier as i
                    where i.subject_key = s.subject_key
                ))
            from credit.public_subject as s inner join credit.public_name as n on s.subject_key = n.subject_key
            order by s.subject_key
            """)
    }
}
