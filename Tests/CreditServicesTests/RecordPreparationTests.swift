import CreditInformation
import CreditServices
import Postgres
import PostgresTesting
import Testing

/// Records that a release without fields by level has stored.
@Suite struct RecordPreparationTests {
    private static let fields: SQL = """
        select concat_ws('|', record_id, level_a_fields, level_b_fields, level_c_fields,
            coalesce(masked_level_a_fields, 'same'), coalesce(masked_level_b_fields, 'same'),
            coalesce(masked_level_c_fields, 'same'))
        from (
            select distinct on (subject_key, record_id) * from credit.record_version
            order by subject_key, record_id, version desc
        ) as newest
        order by record_id
        """
    private static let publicRows: [SQL] = [
        "select public_subject::text from credit.public_subject order by 1",
        "select public_name::text from credit.public_name order by 1",
        "select public_identifier::text from credit.public_identifier order by 1",
        "select public_record::text from credit.public_record order by 1",
    ]

    /// What the database holds as an earlier release would have left it.
    private func forgetFields(_ platform: TestPlatform) throws {
        _ = try platform.owner.execute(
            """
            update credit.record_version
            set level_a_fields = null, level_b_fields = null, level_c_fields = null, masked_level_a_fields = null,
                masked_level_b_fields = null, masked_level_c_fields = null
            """)
    }

    private func prepare(_ platform: TestPlatform, progress: (Int, Int) -> Void = { _, _ in }) throws -> Int {
        let preparation = RecordPreparation(
            connection: try platform.database.connect(user: "credit_intake"), keys: try MigratedDatabase.keys(),
            clock: { TestPlatform.publicationNoon })
        return try preparation.prepare(by: "operator", progress: progress)
    }

    @Test("HZ-Q3, X-5: every record gets a version with the fields an import writes; the public sees no difference")
    func preparedReadsLikeImported() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "R", [TestPlatform.register(1)])
            try platform.take(in: "O", [TestPlatform.penalty(1), TestPlatform.penalty(2, amount: 1)])
            try platform.take(in: "O", [TestPlatform.penalty(2, amount: 2)])
            try platform.take(in: "O", [TestPlatform.penalty(3).replacing("有效", with: "无效")])
            try platform.take(in: "P", ["测某,\(TestCodes.resident(3))"])
            let written = try platform.texts(Self.fields)
            let open = try Self.publicRows.map(platform.texts)
            let history = try platform.history()
            try forgetFields(platform)
            #expect(try platform.texts(Self.fields) != written)

            var shown: [String] = []
            #expect(try prepare(platform) { shown.append("\($0)/\($1)") } == 5)
            #expect(shown == ["5/6"])
            #expect(try platform.texts(Self.fields) == written)
            #expect(try Self.publicRows.map(platform.texts) == open)
            #expect(
                try platform.versions(of: "O").sorted() == [
                    "A/in_force/1/1/import", "A/in_force/1/1/import", "A/in_force/2/1/import",
                    "A/in_force/2/1/prepared", "A/in_force/3/1/prepared", "A/withdrawn/1/1/import",
                    "A/withdrawn/2/1/prepared",
                ])
            #expect(
                try platform.texts(
                    """
                    select distinct concat_ws('/', second.recorded_by, second.content = first.content,
                        second.content_digest = first.content_digest, second.batch_id = first.batch_id,
                        (second.decided_on, second.published_on, second.valid_until, second.public_until,
                            second.retained_until) is not distinct from (first.decided_on, first.published_on,
                            first.valid_until, first.public_until, first.retained_until))
                    from credit.record_version as first join credit.record_version as second using (record_id)
                    where second.ground = 'prepared' and first.version = second.version - 1
                    """) == ["operator/t/t/t/t"])
            #expect(try platform.history().count == history.count)

            // Again there is nothing to do, and what is sent again is unchanged.
            #expect(try prepare(platform) == 0)
            #expect(try platform.take(in: "O", [TestPlatform.penalty(1)])[.unchanged] == 1)
            #expect(try Self.publicRows.map(platform.texts) == open)
        }
    }

    @Test("HZ-M6: a record whose item the catalogue no longer has is read as the last one described it")
    func removedItem() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue(penalty: "B"))
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            try platform.publish(TestCatalogue(version: "2", penalty: nil))
            let written = try platform.texts(Self.fields)
            try forgetFields(platform)
            #expect(try prepare(platform) == 1)
            #expect(try platform.texts(Self.fields) == written)
            #expect(try platform.versions(of: "O").last == "C/in_force/3/2/prepared")
        }
    }

    @Test("HZ-M6: a catalogue that comes after the preparation replaces what the public sees, as ever")
    func publicationAfterPreparation() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "R", [TestPlatform.register(1)])
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            try forgetFields(platform)
            #expect(try prepare(platform) == 2)
            try platform.publish(TestCatalogue(version: "2", telephoneMask: "withheld"))
            let answer = try #require(try platform.answer(TestCodes.unified(1)))
            #expect(answer.contains("处罚") && !answer.contains(#""DH""#))
            try platform.publish(TestCatalogue(version: "3", register: "C"))
            #expect(try platform.answer(TestCodes.unified(1))?.contains("测试公司1") == true)
            #expect(
                try platform.versions(of: "O") == [
                    "A/in_force/1/1/import", "A/in_force/2/1/prepared", "A/in_force/3/2/catalogue 2",
                    "A/in_force/4/3/catalogue 3",
                ])
        }
    }

    @Test("broken off after a batch, it goes on with the rest")
    func brokenOffGoesOn() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "O", (1...1_100).map { TestPlatform.penalty($0) })
            let written = try platform.texts(Self.fields)
            try forgetFields(platform)
            #expect {
                _ = try prepare(platform) { _, _ in
                    // The session ends from outside, as in a power cut.
                    _ = try? platform.texts(
                        """
                        select pg_terminate_backend(pid, 30000)::text from pg_stat_activity
                        where datname = current_database() and usename = 'credit_intake'
                        """)
                }
            } throws: { error in
                if case PreparationError.database = error { true } else { false }
            }
            #expect(try platform.texts("select count(*) from credit.record_version where version = 2") == ["1000"])
            #expect(try prepare(platform) == 100)
            #expect(try platform.texts(Self.fields) == written)
        }
    }

    @Test("BX-1: without a catalogue there is nothing to prepare by")
    func noCatalogue() throws {
        try TestPlatform.with { platform in
            #expect {
                _ = try prepare(platform)
            } throws: { error in
                if case PreparationError.noCatalogue = error { true } else { false }
            }
        }
    }
}
