import CreditInformation
import CreditServices
import Postgres
import PostgresTesting
import Testing

/// HZ-M6: a new catalogue reclassifies the records that it changes.
@Suite struct ReclassificationTests {
    private let code = TestCodes.unified(1)

    @Test("HZ-M6, X-5: from A to B the record leaves the public, and its history stays")
    func openBecomesOnAuthority() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "R", [TestPlatform.register(1)])
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            #expect(try platform.answer(code)?.contains("处罚") == true)
            let before = try platform.history()

            let outcome = try platform.publish(TestCatalogue(version: "2", penalty: "B"))
            #expect(outcome.reclassifiedRecords == 1)
            #expect(outcome.reprojectedRecords == 0)
            let answer = try #require(try platform.answer(code))
            #expect(answer.contains("登记公司1"))
            #expect(!answer.contains("处罚"))
            #expect(try platform.versions(of: "O") == ["A/in_force/1/1/import", "B/in_force/2/2/catalogue 2"])
            #expect(try platform.history() == before)
            #expect(
                try platform.texts(
                    """
                    select concat_ws('/', second.recorded_by, second.published_on is null, second.public_until is null,
                        second.content = first.content, second.content_digest = first.content_digest,
                        second.batch_id = first.batch_id, second.decided_on)
                    from credit.record_version as first join credit.record_version as second using (record_id)
                    where first.version = 1 and second.version = 2
                    """) == ["centre/t/t/t/t/t/2026-06-01"])
            #expect(
                try platform.texts("select state from credit.catalogue_version order by 1") == [
                    "published", "superseded",
                ])
            #expect(try platform.texts("select record_id::text from credit.reclassification") == [])
        }
    }

    @Test(
        "HZ-Q1: whoever has lost the last public record is not known to the public at all", arguments: ["B", "C", nil])
    func lastPublicRecordTakesTheSubjectAlong(level: String?) throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "O", [TestPlatform.penalty(1), TestPlatform.penalty(2)])
            #expect(try platform.answer(TestCodes.unified(2)) != nil)
            try platform.publish(TestCatalogue(version: "2", penalty: level))
            #expect(try platform.answer(code) == nil)
            for count: SQL in [
                "select count(*) from credit.public_subject", "select count(*) from credit.public_name",
                "select count(*) from credit.public_identifier", "select count(*) from credit.public_record",
            ] {
                #expect(try platform.texts(count) == ["0"])
            }
            // Records of an item that is no more go inside government; none is deleted.
            let newest = try platform.versions(of: "O").filter { $0.contains("catalogue 2") }
            #expect(newest == Array(repeating: "\(level ?? "C")/in_force/2/2/catalogue 2", count: 2))
        }
    }

    @Test("HZ-M6, JJ-2: from B to A the record is public from that day on, masked, sealed values included")
    func onAuthorityBecomesOpen() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue(penalty: "B"))
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            #expect(try platform.answer(code) == nil)
            #expect(try platform.texts("select content::text from credit.record_version")[0].contains("sealed"))

            #expect(try platform.publish(TestCatalogue(version: "2")).reclassifiedRecords == 1)
            let answer = try #require(try platform.answer(code))
            #expect(answer.contains("测试公司1"))
            #expect(answer.contains(#""version":2"#))
            #expect(answer.contains(#""received_on":"2026-07-01","published_on":"2026-08-01""#))
            #expect(answer.contains(#""public_until":"2029-08-01""#))
            #expect(answer.contains(#""JE":{"fen":10000,"text":"100"}"#))
            #expect(answer.contains(#""RQ":"2026-06-01""#))
            for secret in [TestCodes.resident(1), TestCodes.resident(2), "13800138000", "sealed"] {
                #expect(!answer.contains(secret))
            }
            // By its organisation code and by its name, too.
            #expect(try platform.answer(TestCodes.organisation(1)) != nil)
            #expect(try platform.texts("select normalised_name from credit.public_name") == ["测试公司1"])
        }
    }

    @Test("HZ-M6: there and back again reads as if imported, but for version and day of publication")
    func reclassifiedReadsLikeImported() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "R", [TestPlatform.register(1)])
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            let subjects: SQL = "select public_subject::text from credit.public_subject"
            let names: SQL = "select public_name::text from credit.public_name"
            let identifiers: SQL = "select public_identifier::text from credit.public_identifier order by 1"
            let records: SQL = "select document from credit.public_record order by item_code"
            let before = try [subjects, names, identifiers, records].map(platform.texts)
            try platform.publish(TestCatalogue(version: "2", register: "C", penalty: "C"))
            #expect(try platform.texts(subjects) == [])
            try platform.publish(TestCatalogue(version: "3"))
            let after = try [subjects, names, identifiers, records].map(platform.texts)
            #expect(Array(after[0...2]) == Array(before[0...2]))
            #expect(
                after[3]
                    == before[3].map { document in
                        document.replacing(#""version":1"#, with: #""version":3"#)
                            .replacing(#""published_on":"2026-07-01""#, with: #""published_on":"2026-08-01""#)
                            .replacing(#""public_until":"2029-07-01""#, with: #""public_until":"2029-08-01""#)
                            .replacing(#""public_until":"2036-07-01""#, with: #""public_until":"2036-08-01""#)
                    })
        }
    }

    @Test("JJ-2, X-5: a changed mask or field level replaces the public form, and makes a version for the others")
    func maskChangeReprojects() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            let fields = try platform.fields(of: "O")
            #expect(fields.count == 1 && fields[0].contains(#""WH":"文1""#) && fields[0].hasSuffix("||"))
            let old = try #require(try platform.answer(code))
            #expect(old.contains(#""DH":"138"#) && old.contains(#""WH":"文1""#))

            let outcome = try platform.publish(TestCatalogue(version: "2", telephoneMask: "withheld", ownLevel: "C"))
            #expect(outcome.reclassifiedRecords == 0)
            #expect(outcome.reprojectedRecords == 1)
            let new = try #require(try platform.answer(code))
            #expect(!new.contains(#""DH""#) && !new.contains(#""WH""#))
            #expect(new.contains(#""version":1"#) && new.contains(#""published_on":"2026-07-01""#))
            #expect(try platform.versions(of: "O") == ["A/in_force/1/1/import", "A/in_force/2/2/catalogue 2"])
            let after = try platform.fields(of: "O")
            #expect(after[0] == fields[0])
            #expect(!after[1].contains(#""WH":"文1""#) || after[1].hasSuffix(#"|"WH":"文1""#))
            #expect(
                try platform.texts(
                    """
                    select concat_ws('/', masked_level_a_fields like '%"DH"%', level_a_fields like '%"DH":"138%',
                        published_on, public_until)
                    from credit.record_version where version = 2
                    """) == ["f/t/2026-07-01/2029-07-01"])
        }
    }

    @Test("HZ-M6: fields of a record that moves are parted anew; of one that reads as it did, no version is made")
    func fieldsMoveWithTheRecord() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue(penalty: "B"))
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            try platform.take(in: "P", ["测某,\(TestCodes.resident(3))"])
            // Another mask of a level-B item counts as well: it decides what a window may be shown.
            try platform.publish(TestCatalogue(version: "2", penalty: "B", telephoneMask: "withheld"))
            #expect(try platform.versions(of: "O") == ["B/in_force/1/1/import", "B/in_force/2/2/catalogue 2"])
            #expect(
                try platform.texts(
                    """
                    select concat_ws('/', level_a_fields, masked_level_b_fields like '%"DH"%', level_c_fields)
                    from credit.record_version where item_code = 'O' order by version
                    """) == ["/t/", "/f/"])
            // The item is gone: everything inside government, as the former catalogue described it.
            try platform.publish(TestCatalogue(version: "3", penalty: nil))
            let last = try #require(try platform.fields(of: "O").last)
            #expect(last.hasPrefix("||") && last.contains(#""DH":"13800138000""#) && last.contains(#""WH":"文1""#))
            #expect(!last.contains(TestCodes.resident(1)) && !last.contains(TestCodes.resident(2)))
            // What no catalogue changed has its first version still.
            #expect(try platform.versions(of: "P") == ["B/in_force/1/1/import"])
            let outcome = try platform.publish(TestCatalogue(version: "4", register: "C", penalty: nil))
            #expect(outcome.reclassifiedRecords == 0 && outcome.reprojectedRecords == 0)
        }
    }

    @Test("HZ-Q1: what only a closed register taught about a subject leaves the public with it")
    func closedRegisterTakesItsNameAlong() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "R", [TestPlatform.register(1)])
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            #expect(try platform.answer("ZC1") != nil)
            try platform.publish(TestCatalogue(version: "2", register: "C"))
            let answer = try #require(try platform.answer(code))
            #expect(answer.contains("测试公司1") && !answer.contains("登记公司1") && !answer.contains("ZC1"))
            #expect(try platform.answer("ZC1") == nil)
            #expect(try platform.answer(TestCodes.organisation(1)) != nil)
            // And back: the register's name outranks the other again.
            try platform.publish(TestCatalogue(version: "3"))
            #expect(try platform.answer("ZC1")?.contains("登记公司1") == true)
        }
    }

    @Test("BX-2, X-4: a person's record becomes public under an opaque reference, without the document number")
    func personsRecordBecomesOpen() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "P", ["测某,\(TestCodes.resident(3))"])
            try platform.publish(TestCatalogue(version: "2", person: "A"))
            let reference = try #require(try platform.texts("select reference from credit.public_subject").first)
            let key = try #require(PublicReference(opaque: reference)).subjectKey
            let answer = try #require(try platform.answer(reference, key: key))
            #expect(!answer.contains(TestCodes.resident(3)))
        }
    }

    @Test("HZ-M6: a withdrawn record moves with its item and does not become public")
    func withdrawnRecordMovesUnseen() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue(penalty: "B"))
            try platform.take(in: "O", [TestPlatform.penalty(1).replacing("有效", with: "无效")])
            try platform.publish(TestCatalogue(version: "2"))
            #expect(try platform.versions(of: "O") == ["B/withdrawn/1/1/import", "A/withdrawn/2/2/catalogue 2"])
            #expect(try platform.answer(code) == nil)
        }
    }

    @Test("X-5: a reclassified record that is sent again unchanged is unchanged")
    func reclassifiedIsUnchangedForTheProvider() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            try platform.publish(TestCatalogue(version: "2", penalty: "B"))
            #expect(try platform.take(in: "O", [TestPlatform.penalty(1)])[.unchanged] == 1)
            #expect(try platform.take(in: "O", [TestPlatform.penalty(1, amount: 200)])[.updated] == 1)
            #expect(try platform.versions(of: "O").last == "B/in_force/3/2/import")
        }
    }
}
