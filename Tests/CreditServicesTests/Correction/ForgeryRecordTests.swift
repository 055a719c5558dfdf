import CreditInformation
import CreditServices
import FoundationEssentials
import Postgres
import Testing

/// HZ-Q9: an established forgery becomes a record in the applicant's own file, by the catalogue that is shipped.
@Suite struct ForgeryRecordTests {
    private let caseID = CorrectionPlatform.caseID

    private func with(_ body: (CorrectionPlatform) throws -> Void) throws {
        try TestPlatform.with { platform in
            let path = MigratedDatabase.repository + "/config/catalogue/hangzhou.json"
            _ = try platform.publication().publish(
                Array(try Data(contentsOf: URL(filePath: path))), effectiveOn: #require(TestPlatform.publicationDay),
                publishedBy: "centre", progress: { _ in })
            try body(try CorrectionPlatform(platform))
        }
    }

    @Test("HZ-Q9, X-4: of a person without a file, which is opened; the number stays sealed; once")
    func personWithoutFile() throws {
        try with { centre in
            try centre.forgery(
                .natural(name: "张三丰", try IdentityDocument(.residentIdentity, TestCodes.resident(4))))
            let answer = try centre.correction().recordForgery(case: caseID, note: "已认定")
            #expect(answer.contains(#""state": "recorded""#) && answer.contains(#""version": 1"#))
            #expect(
                try centre.platform.texts(
                    """
                    select open_level || '|' || state || '|' || provider_code || '|' || decided_on || '|' || retained_until
                        || '|' || ground from credit.record_version
                    """) == ["B|in_force|HZ-FGW|2026-07-31|2031-07-31|forgery Z2026073100000001A: forgery"])
            #expect(
                try centre.platform.texts(
                    """
                    select subject.kind || '|' || identifier.identifier_type || '|' || identifier.key_version
                    from credit.subject inner join credit.identifier on subject.subject_key = identifier.subject_key
                    """) == ["person|identity_document|1"])
            let stored = try centre.platform.texts(
                """
                select record_version::text || subject::text || identifier::text
                from credit.record_version, credit.subject, credit.identifier
                union all select convert_from(entry, 'UTF8') from credit.query_log_entry
                """
            ).joined()
            #expect(!stored.contains(TestCodes.resident(4)) && stored.contains("提交的授权委托书系伪造"))
            #expect(try centre.names().isEmpty)
            // X-8: whose file was opened just now is told of it.
            #expect(
                try centre.platform.texts(
                    """
                    select (service_case.subject_key = query_log_entry.subject_key and subject.subject_key is not null)::text
                    from credit.service_case
                    left join credit.subject on service_case.subject_key = subject.subject_key
                    cross join credit.query_log_entry
                    where query_log_entry.operation = 'store_correction'
                    """) == ["true"])
            let again = centre.refusal { _ = try centre.correction().recordForgery(case: caseID, note: "已认定") }
            #expect(again?.code == "transition_not_allowed")
        }
    }

    @Test("HZ-Q9: of a firm, in the file of its unified code")
    func firm() throws {
        try with { centre in
            try centre.forgery(.legal(name: "测试公司1", try UnifiedSocialCreditCode(TestCodes.unified(1))))
            _ = try centre.correction().recordForgery(case: caseID, note: "已认定")
            let key = IdentifierDigests.plainDigest(of: SubjectIdentifier(.unifiedCode, TestCodes.unified(1)))
            #expect(try centre.platform.texts("select subject_key::text from credit.record_version") == [key.text])
        }
    }

    @Test("HZ-Q9: where nobody knows who did it, nobody's file gets a record")
    func unknown() throws {
        try with { centre in
            try centre.forgery(
                .natural(name: "张三丰", try IdentityDocument(.residentIdentity, TestCodes.resident(4))), by: .unknown)
            let refusal = centre.refusal { _ = try centre.correction().recordForgery(case: caseID, note: "已认定") }
            #expect(refusal?.code == "transition_not_allowed")
            #expect(try centre.platform.texts("select count(*)::text from credit.record_version") == ["0"])
        }
    }

    @Test("HZ-O2: a forgery is no objection: nothing else is done in its case")
    func nothingElse() throws {
        try with { centre in
            try centre.forgery(.legal(name: "测试公司1", try UnifiedSocialCreditCode(TestCodes.unified(1))))
            for body in [
                { _ = try centre.correction().delete(case: caseID, note: "核对") },
                { _ = try centre.correction().replace(case: caseID, fields: ["SX": "无"], note: "核对") },
                { _ = try centre.correction().takeInOmission(case: caseID, fields: ["SX": "无"], note: "核对") },
            ] as [() throws -> Void] {
                #expect(centre.refusal(body)?.code == "transition_not_allowed")
            }
        }
    }
}
