import CreditInformation
import CreditIntake
import Postgres
import PostgresTesting
import Testing

/// What an import does to the tables.
@Suite struct ImportTests {
    @Test("HZ-M2, X-5: rows of every verdict, and what each leaves behind")
    func everyVerdict() throws {
        try Intake.with { intake in
            let first = try intake.run(Penalty.file([Penalty(1), Penalty(2), Penalty(3)]))
            #expect(first.verdicts == "3/0/0/0/0")
            #expect(first.reportPath == nil)
            let second = try intake.run(
                Penalty.file([
                    Penalty(1), Penalty(2, ["CF_NR_FK": "3"]), Penalty(4), Penalty(5, ["CF_JDRQ": "2026-02-30"]),
                    Penalty(
                        6, ["CF_XDR_SHXYM": Specimens.unifiedCode(6), "CF_XDR_ZZJG": Specimens.organisationCode(3)]),
                    Penalty(4, document: "2"), Penalty(4, document: "3"), Penalty(4, document: "4"),
                ]))
            #expect(second.verdicts == "4/1/1/0/2")
            #expect(second.reportPath == intake.reportPath)
            #expect(try intake.value("select count(*)::text from credit.record_version") == "8")
            #expect(
                try intake.rows(
                    "select version, open_level, state, count(*) from credit.record_version group by 1, 2, 3 order by 1"
                )
                    == ["1|A|in_force|7", "2|A|in_force|1"])
            #expect(
                try intake.rows("select version, count(*) from credit.public_record group by 1 order by 1") == [
                    "1|6", "2|1",
                ])
            #expect(try intake.value("select count(*)::text from credit.public_subject") == "4")
            #expect(try intake.value("select count(*)::text from credit.public_name") == "4")
            #expect(
                try intake.rows("select identifier_type, count(*) from credit.identifier group by 1 order by 1")
                    == ["organisation_code|4", "unified_code|4"])
            #expect(try intake.value("select count(*)::text from credit.public_identifier") == "4")
            #expect(
                try intake.rows(
                    """
                    select row_count, accepted_count, updated_count, unchanged_count, quarantined_count, rejected_count
                    from credit.import_batch order by row_count
                    """) == ["3|3|0|0|0|0", "8|4|1|1|0|2"])
            #expect(
                try intake.rows(
                    "select line_number, verdict, field_code, rule_id, reason_code from credit.import_row_issue order by 1"
                ) == ["5|rejected|CF_JDRQ|BX-12|date", "6|rejected|null|BX-15|codes_disagree"])
            #expect(intake.report().contains("杭州样例5有限公司"))
            #expect(!intake.report().contains("杭州样例4有限公司"))
        }
    }

    @Test("X-6: the same file twice changes nothing but the register")
    func sameFileTwice() throws {
        try Intake.with { intake in
            let lines = Penalty.file((1...50).map { Penalty($0) } + [Penalty(51, ["CF_JDRQ": "x"])])
            #expect(try intake.run(lines).verdicts == "50/0/0/0/1")
            let before = try TableDump.comparable(intake.database)
            #expect(try intake.run(lines) { $0.receivedOn = "2026-07-09" }.verdicts == "0/0/50/0/1")
            #expect(try TableDump.comparable(intake.database) == before)
            #expect(try intake.value("select count(*)::text from credit.import_batch") == "2")
        }
    }

    @Test("X-6: a report that was mended is taken as it is")
    func mendedReport() throws {
        try Intake.with { intake in
            let rows = (1...9).map { Penalty($0) } + [Penalty(10, ["CF_JDRQ": "2026-13-01"])]
            #expect(try intake.run(Penalty.file(rows)).verdicts == "9/0/0/0/1")
            let mended = intake.report().replacing("2026-13-01", with: "2026-03-01")
            let outcome = try intake.run(mended.split(whereSeparator: \.isNewline).map(String.init))
            #expect(outcome.verdicts == "1/0/0/0/0")
            #expect(outcome.unknownHeaders == [])
        }
    }

    @Test(
        "X-6: a row that comes twice in a file is unchanged when equal and rejected when not", arguments: [1, 2, 1000])
    func twiceInAFile(chunkRows: Int) throws {
        try Intake.with { intake in
            let outcome = try intake.run(
                Penalty.file([Penalty(1), Penalty(1), Penalty(2), Penalty(1, ["CF_NR_FK": "9"]), Penalty(1)])
            ) { $0.chunkRows = chunkRows }
            #expect(outcome.verdicts == "2/0/2/0/1")
            #expect(outcome.reasons.map(\.issue.code) == ["twice_in_file"])
            #expect(outcome.reasons.first?.firstLines == [5])
            #expect(intake.report().contains("第2行"))
        }
    }

    @Test("X-6: thousands of doubled rows are one reason, not thousands")
    func doubledRowsAreOneReason() throws {
        try Intake.with { intake in
            let rows = (1...300).flatMap { [Penalty($0), Penalty($0, ["CF_NR_FK": "9"])] }
            let outcome = try intake.run(Penalty.file(rows)) { $0.threshold = 100 }
            #expect(outcome.verdicts == "300/0/0/0/300")
            #expect(outcome.reasons.count == 1)
            #expect(outcome.reasons.first?.count == 300)
        }
    }

    @Test("X-6: exactly the threshold is taken, one row more is refused whole and still reported")
    func threshold() throws {
        try Intake.with { intake in
            let good = (1...7).map { Penalty($0) }
            let bad = (8...11).map { Penalty($0, ["CF_JDRQ": "?"]) }
            #expect(try intake.run(Penalty.file(Array(good.prefix(7)) + bad.prefix(3))).verdicts == "7/0/0/0/3")
            try Intake.with { intake in
                let before = try TableDump.everything(intake.database)
                #expect {
                    _ = try intake.run(Penalty.file(Array(good.prefix(6)) + bad))
                } throws: { error in
                    if case ImportError.tooManyBadRows(let counts, 30) = error { counts[.rejected] == 4 } else { false }
                }
                #expect(try TableDump.everything(intake.database) == before)
                #expect(intake.report().split(whereSeparator: \.isNewline).count == 5)
            }
        }
    }

    @Test("JJ-8, BX-1: forbidden headers refuse the file, unknown ones are reported")
    func headers() throws {
        try Intake.with { intake in
            var lines = Penalty.file([Penalty(1)])
            let before = try TableDump.everything(intake.database)
            #expect {
                _ = try intake.run([lines[0] + ",宗教信仰", lines[1] + ",无"])
            } throws: { ($0 as? ImportError)?.ruleID == "JJ-8" }
            #expect(try TableDump.everything(intake.database) == before)
            lines[0] += ",没有这一列"
            lines[1] += ",不入库的值"
            let outcome = try intake.run(lines)
            #expect(outcome.verdicts == "1/0/0/0/0")
            #expect(outcome.unknownHeaders == ["没有这一列"])
            #expect(try !TableDump.everything(intake.database).values.contains { $0.contains("不入库的值") })
        }
    }

    @Test("X-6: a dry run says what would happen and stores nothing")
    func dryRun() throws {
        try Intake.with { intake in
            let before = try TableDump.everything(intake.database)
            let outcome = try intake.run(
                Penalty.file((1...5).map { Penalty($0) } + [Penalty(6, ["CF_JDRQ": "?"])])
            ) { $0.isDryRun = true }
            #expect(outcome.verdicts == "5/0/0/0/1")
            #expect(outcome.isDryRun)
            #expect(outcome.reportPath != nil)
            #expect(try TableDump.everything(intake.database) == before)
        }
    }

    @Test("BX-1: who may send what")
    func whoMaySend() throws {
        try Intake.with { intake in
            let lines = Penalty.file([Penalty(1)])
            for (item, provider) in [("FR-NONE", "HZ-SCJG"), ("FR-XZCF", "HZ-NONE"), ("FR-DJXX", "HZ-YJJ")] {
                #expect {
                    _ = try intake.run(lines, item: item) { $0.provider = provider }
                } throws: { ($0 as? ImportError)?.ruleID == "BX-1" }
            }
            #expect {
                _ = try intake.run([], item: "TY-CXDX") { $0.provider = "HZ-FGW" }
            } throws: { if case ImportError.unclearSubject = $0 { true } else { false } }
        }
    }

    @Test("X-6: an import whose backend dies leaves nothing, ends without a crash, and can be run again")
    func backendDies() throws {
        try Intake.with { intake in
            let path = try intake.file(Penalty.file((1...400).map { Penalty($0) }))
            let before = try TableDump.everything(intake.database)
            let connection = try intake.database.connect(user: "credit_intake")
            let administrator = try intake.database.connect()
            let process = try connection.execute("select pg_catalog.pg_backend_pid()::bigint").int64(0, 0)
            var options = Intake.Options()
            options.chunkRows = 10
            let run = ImportRun(
                try intake.request(path, "FR-XZCF", options), connection: connection, keys: try IntakeDatabase.keys(),
                clock: { IntakeDatabase.noon }
            ) { state in
                guard state.rows == 100 else { return }
                // A failure shows in the outcome.
                _ = try? administrator.execute("select pg_catalog.pg_terminate_backend($1::integer)", [.int8(process)])
            }
            #expect { _ = try run.run() } throws: { if case .database? = $0 as? ImportError { true } else { false } }
            #expect(try TableDump.everything(intake.database) == before)
            #expect(try intake.run(path: path, item: "FR-XZCF").verdicts == "400/0/0/0/0")
        }
    }

    @Test("X-6: the size of the chunks changes nothing", arguments: [1, 2])
    func chunkSizes(chunkRows: Int) throws {
        let first = Penalty.file((1...30).flatMap { [Penalty($0), Penalty($0, document: "其二")] })
        let second = Penalty.file(
            (1...30).map { Penalty($0, $0 % 3 == 0 ? ["CF_ZT": "2"] : $0 % 3 == 1 ? ["CF_NR": "改"] : [:]) }
                + (1...10).map { Penalty($0, document: "其二", ["CF_ZT": "2"]) }
                + (1...10).map { Penalty($0, document: "其三", ["CF_XDR_MC": "改名\($0)公司"]) })
        // Withdrawn contents come back unchanged, some of them twice and some with a second form.
        let third = Penalty.file(
            (1...30).map { Penalty($0) } + (1...30).map { Penalty($0) } + (3...6).map { Penalty($0, ["CF_NR": "再改"]) })
        func dump(_ rows: Int) throws -> [[String: String]] {
            try IntakeDatabase.with { database in
                let intake = try Intake(database)
                var dumps: [[String: String]] = []
                for lines in [first, second, third] {
                    let outcome = try intake.run(lines) {
                        $0.chunkRows = rows
                        $0.threshold = 100
                    }
                    dumps.append(try TableDump.comparable(database))
                    dumps[dumps.count - 1]["verdicts"] = outcome.verdicts
                }
                return dumps
            }
        }
        let (expected, found) = (try dump(1000), try dump(chunkRows))
        for (place, tables) in expected.enumerated() {
            for (table, content) in tables {
                #expect(TableDump.difference(found[place][table], content) == [], "\(table) after file \(place)")
            }
        }
    }
}
