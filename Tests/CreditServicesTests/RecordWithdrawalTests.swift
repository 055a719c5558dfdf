import CreditInformation
import CreditServices
import Postgres
import PostgresTesting
import Testing

/// BX-3: a withdrawn record leaves the public, keeps its history and does not come back unchanged.
@Suite struct RecordWithdrawalTests {
    private let code = TestCodes.unified(1)

    private func withdraw(
        _ record: String, of subject: String, ground: String = "决定已撤销", on platform: TestPlatform
    ) throws -> Int32 {
        let withdrawal = RecordWithdrawal(
            connection: try platform.database.connect(user: "credit_intake"), keys: try MigratedDatabase.keys(),
            clock: { TestPlatform.publicationNoon })
        return try withdrawal.withdraw(
            #require(Digest128(hexadecimal: record)), of: subject, ground: ground, withdrawnBy: "centre")
    }

    private func record(_ item: String, _ platform: TestPlatform) throws -> String {
        let result = try platform.owner.execute(
            "select distinct record_id::text from credit.record_version where item_code = $1", [.text(item)])
        return try result.text(0, 0)
    }

    @Test("BX-3: sent again unchanged it is quarantined, changed it is a new version")
    func withdrawnRecordDoesNotComeBackUnchanged() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "O", [TestPlatform.penalty(1, amount: 1)])
            try platform.take(in: "O", [TestPlatform.penalty(1, amount: 2)])
            let before = try platform.history()
            #expect(try withdraw(record("O", platform), of: code, on: platform) == 3)

            #expect(try platform.answer(code) == nil)
            #expect(try platform.texts("select count(*) from credit.public_subject") == ["0"])
            #expect(try platform.history() == before)
            #expect(
                try platform.versions(of: "O") == [
                    "A/in_force/1/1/import", "A/in_force/2/1/import", "A/withdrawn/3/1/withdrawal: 决定已撤销",
                ])
            #expect(try platform.texts("select recorded_by from credit.record_version where version = 3") == ["centre"])
            let fields = try platform.fields(of: "O")
            #expect(fields[2] == fields[1] && fields[1].contains(#""fen":200"#))

            // Neither the last content nor the one before it.
            #expect(try platform.take(in: "O", [TestPlatform.penalty(1, amount: 2)])[.quarantined] == 1)
            #expect(try platform.take(in: "O", [TestPlatform.penalty(1, amount: 1)])[.quarantined] == 1)
            #expect(try platform.answer(code) == nil)
            #expect(try platform.take(in: "O", [TestPlatform.penalty(1, amount: 3)])[.updated] == 1)
            #expect(try platform.answer(code)?.contains(#""fen":300"#) == true)
        }
    }

    @Test("HZ-Q1: what only the withdrawn record taught about its subject goes with it")
    func subjectKeepsWhatOtherRecordsTeach() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "R", [TestPlatform.register(1)])
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            _ = try withdraw(record("R", platform), of: TestCodes.organisation(1), on: platform)
            let answer = try #require(try platform.answer(code))
            #expect(answer.contains("测试公司1") && !answer.contains("登记公司1"))
            #expect(try platform.answer("ZC1") == nil)
        }
    }

    @Test("X-5: withdrawing needs a subject, one of its records, a reason, and works once")
    func wrongWithdrawalsAreRefused() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue())
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            let record = try record("O", platform)
            let other = "00000000-0000-0000-0000-000000000001"
            func refusal(_ record: String, _ subject: String, _ ground: String) -> String {
                do {
                    _ = try withdraw(record, of: subject, ground: ground, on: platform)
                    return "none"
                } catch { return "\(error)" }
            }
            #expect(refusal(record, "no code", "x") == "unreadableReference")
            #expect(refusal(record, TestCodes.unified(2), "x") == "unknownSubject")
            #expect(refusal(other, code, "x") == "unknownRecord")
            #expect(refusal(record, code, " ") == "noGround")
            #expect(try platform.versions(of: "O").count == 1)
            #expect(refusal(record, code, "x") == "none")
            #expect(refusal(record, code, "x") == "alreadyWithdrawn")
            #expect(try platform.versions(of: "O").count == 2)
        }
    }

    @Test("HZ-M6, BX-3: withdrawn while a catalogue is prepared, it does not become public with it")
    func withdrawalDuringPublication() throws {
        try TestPlatform.with { platform in
            try platform.publish(TestCatalogue(penalty: "B"))
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            let record = try record("O", platform)
            var isWithdrawn = false
            try platform.publish(TestCatalogue(version: "2")) { progress in
                guard progress.phase == .preparing else { return }
                isWithdrawn = (try? withdraw(record, of: code, on: platform)) == 2
            }
            #expect(isWithdrawn)
            #expect(try platform.answer(code) == nil)
            #expect(
                try platform.versions(of: "O") == [
                    "B/in_force/1/1/import", "B/withdrawn/2/1/withdrawal: 决定已撤销", "A/withdrawn/3/2/catalogue 2",
                ])
            #expect(try platform.take(in: "O", [TestPlatform.penalty(1)])[.quarantined] == 1)
        }
    }
}
