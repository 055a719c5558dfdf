import CreditInformation
import CreditServices
import Postgres
import Testing

/// HZ-O8, HZ-Q3: a record whose disclosure was ended, on each side of society's door.
@Suite struct DisclosureEndTests {
    private let code = TestCodes.unified(1)
    private let caseID = CorrectionPlatform.caseID

    @Test("HZ-O8, BX-3: society sees it no more, neither a new file nor a new catalogue brings it back")
    func endedForSociety() throws {
        try CorrectionPlatform.with { centre in
            let platform = centre.platform
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            try centre.objection(to: "O")
            _ = try centre.correction().endDisclosure(case: caseID, scope: .society, note: "不应公开")
            #expect(try platform.answer(code) == nil)
            #expect(try centre.names().isEmpty)
            #expect(
                try platform.texts(
                    """
                    select state || '|' || public_until || '|' || (retained_until > '2030-01-01') from credit.record_version
                    where version = 2
                    """) == ["in_force|2026-07-31|true"])
            // Unchanged nothing happens; whatever else comes, the centre looks at it first.
            #expect(try platform.take(in: "O", [TestPlatform.penalty(1)])[.unchanged] == 1)
            #expect(try platform.take(in: "O", [TestPlatform.penalty(1, amount: 7)])[.quarantined] == 1)
            try platform.publish(TestCatalogue(version: "2", telephoneMask: "withheld"))
            #expect(try platform.answer(code) == nil)
            try platform.publish(TestCatalogue(version: "3", penalty: "B"))
            try platform.publish(TestCatalogue(version: "4"))
            #expect(try platform.answer(code) == nil)
            #expect(try centre.names().isEmpty)
            // The centre itself may open it again by a correction of the record.
            let refusal = centre.refusal {
                _ = try centre.correction().endDisclosure(case: caseID, scope: .all, note: "不应使用")
            }
            #expect(refusal == nil)
            #expect(
                try platform.texts(
                    "select retained_until::text from credit.record_version order by version desc limit 1")
                    == ["2026-07-31"])
        }
    }

    @Test("HZ-O8: a record goes without a catalogue in force, and with it what society knew of the subject")
    func endedWithoutCatalogue() throws {
        try CorrectionPlatform.with { centre in
            let platform = centre.platform
            try platform.take(in: "O", [TestPlatform.penalty(1)])
            try centre.objection(to: "O")
            _ = try platform.texts("update credit.catalogue_version set state = 'superseded' returning state")
            // What is put in its place needs the rules, what only goes does not.
            let refusal = centre.refusal {
                _ = try centre.correction().replace(case: caseID, fields: ["JE": "90"], note: "核对")
            }
            #expect(refusal?.code == "item_not_in_catalogue")
            _ = try centre.correction().delete(case: caseID, note: "查无此事")
            #expect(try platform.texts("select state from credit.record_version where version = 2") == ["corrected"])
            #expect(try centre.names().isEmpty)
        }
    }

    @Test("HZ-O8: so does its disclosure end")
    func disclosureEndedWithoutCatalogue() throws {
        try CorrectionPlatform.with { centre in
            try centre.platform.take(in: "O", [TestPlatform.penalty(1)])
            try centre.objection(to: "O")
            _ = try centre.platform.texts("update credit.catalogue_version set state = 'superseded' returning state")
            _ = try centre.correction().endDisclosure(case: caseID, scope: .all, note: "不应使用")
            #expect(try centre.names().isEmpty)
            #expect(try centre.platform.texts("select count(*)::text from credit.public_record") == ["0"])
        }
    }

    @Test("HZ-O8: what society never saw can't be taken from it, and nothing is ended twice")
    func endedOnce() throws {
        try CorrectionPlatform.with(TestCatalogue(penalty: "B")) { centre in
            try centre.platform.take(in: "O", [TestPlatform.penalty(1)])
            try centre.objection(to: "O")
            func ended(_ scope: DisclosureEndScope) -> String? {
                centre.refusal {
                    _ = try centre.correction().endDisclosure(case: caseID, scope: scope, note: "核对")
                }?.code
            }
            #expect(ended(.society) == "correction_without_effect")
            #expect(ended(.all) == nil)
            #expect(ended(.all) == "correction_without_effect")
        }
    }
}
