import CreditInformation
import FoundationEssentials
import HTTPTypes
import Postgres
import Testing

@testable import CreditAPI

/// Scans over the interface: taken in by their bytes, given out to be saved and never to be shown.
@Suite struct StaffFileTests {
    private static let serviceCase = "ca5e0000-0000-4000-8000-000000000001"
    private static let query = "material=ca5e0000-0000-4000-8000-000000000002"
    private static let pdf = "%PDF-1.7 测试\n%%EOF"

    /// A window clerk at work, with an open case and a material of it.
    private static func clerk(_ world: StaffWorld) throws -> StaffPerson {
        let administrators = try world.administrators()
        _ = try world.owner.execute(
            """
            insert into credit.unit (unit_code, name, kinds, level, division_code, added_at, added_by)
            values ('HZ-CK', '窗口', '{window}', 'city', '330100', '2026-01-01Z', 'test')
            """)
        let clerk = try world.open("W-1", role: "window_clerk", unit: "HZ-CK", number: 9, by: administrators)
        try world.owner.executeScript(
            """
            insert into credit.service_case (
                case_id, kind, state, receipt_number, unit_code, profile, received_at, received_by, state_since,
                applicant_kind, applicant_name, applicant_document_type, applicant_digest, applicant_sealed,
                applicant_tail, is_oral
            )
            values (
                'ca5e0000-0000-4000-8000-000000000001', 'application', 'received', 'S20260706000000010', 'HZ-CK',
                'hangzhou', '2026-07-06Z', 'W-1', '2026-07-06Z', 'natural', '测试人', 'identity_card',
                gen_random_uuid(), '\\x00', '0011', false
            );
            insert into credit.case_event (case_id, number, kind, from_state, event, to_state, role, at, actor, details)
            values (
                'ca5e0000-0000-4000-8000-000000000001', 1, 'application', 'none', 'received', 'received',
                'window_clerk', '2026-07-06Z', 'W-1', '{}'
            );
            insert into credit.case_material (
                material_id, case_id, material_code, is_original, is_stamped, is_notarised, page_count, checked_by,
                checked_at
            )
            values (
                'ca5e0000-0000-4000-8000-000000000002', 'ca5e0000-0000-4000-8000-000000000001', 'identity_document',
                true, false, false, 1, 'W-1', '2026-07-06Z'
            )
            """)
        return clerk
    }

    @Test func aScanIsTakenInAndGivenOutToBeSaved() throws {
        try StaffWorld.with { world in
            let clerk = try Self.clerk(world)
            let taken = try world.send(.uploadFile, clerk, body: Self.pdf, id: Self.serviceCase, query: Self.query)
            try #require(taken.status == 200, "\(taken.text)")
            #expect(taken["media_type"] == "application/pdf")

            let given = try world.send(.readFile, clerk, id: taken["file"])
            #expect(given.status == 200)
            #expect(given.text == Self.pdf)
            #expect(given.header(.contentType) == "application/octet-stream")
            #expect(given.header(.contentDisposition) == "attachment; filename=\"\(taken["file"]).pdf\"")
            #expect(given.header(.xContentTypeOptions) == "nosniff")
            #expect(given.header(.contentSecurityPolicy) == "sandbox; default-src 'none'")
            #expect(given.header(.cacheControl) == "no-store")
            let sealed = try #require(given.header(.creditAnswer))
            #expect(sealed.contains("\"receipt\":{\"position\":"))
            #expect(sealed.contains(taken["content_digest"]))
            #expect(try world.log(last: 2) == ["record_file/W-1/answered", "read_file/W-1/answered"])
        }
    }

    @Test func whatIsNoScanIsRefusedWhateverItIsCalled() throws {
        try StaffWorld.with { world in
            let clerk = try Self.clerk(world)
            for body in ["<html><script>alert(1)</script></html>", "%PDF-1.7 <script>", "PK\u{3}\u{4}", "x"] {
                let answer = try world.send(.uploadFile, clerk, body: body, id: Self.serviceCase, query: Self.query)
                #expect(answer["code"] == "file_not_accepted")
                #expect(answer["rule"] == "HZ-Q16")
            }
            let large = Self.pdf + String(repeating: " ", count: 65_537 - Self.pdf.utf8.count)
            let answer = try world.send(.uploadFile, clerk, body: large, id: Self.serviceCase, query: Self.query)
            #expect(answer["code"] == "file_too_large")
            #expect(try world.log(last: 1) == ["record_file/W-1/refused/HZ-Q16"])
        }
    }

    @Test func anUploadNamesItsCaseAndMaterialAndCarriesTheToken() throws {
        try StaffWorld.with { world in
            var clerk = try Self.clerk(world)
            let noMaterial = try world.send(.uploadFile, clerk, body: Self.pdf, id: Self.serviceCase)
            #expect(noMaterial["code"] == "malformed_parameter")
            let noCase = try world.send(.uploadFile, clerk, body: Self.pdf, id: "x", query: Self.query)
            #expect(noCase["code"] == "malformed_parameter")
            clerk.requestToken = nil
            let forged = try world.send(.uploadFile, clerk, body: Self.pdf, id: Self.serviceCase, query: Self.query)
            #expect(forged["code"] == "csrf_mismatch")
            let stranger = try world.send(.uploadFile, nil, body: Self.pdf, id: Self.serviceCase, query: Self.query)
            #expect(stranger.status == 401)
            #expect(try world.texts("select file_id::text from credit.stored_file") == [])
        }
    }

    @Test func aFileThatIsNotThereIsNotThere() throws {
        try StaffWorld.with { world in
            let clerk = try Self.clerk(world)
            let answer = try world.send(.readFile, clerk, id: Self.serviceCase)
            #expect(answer["code"] == "file_unknown")
            let destruction = try world.post(
                .decideDestruction, clerk, ["decision": "approved", "reason": "同意"], id: Self.serviceCase)
            #expect(destruction["code"] == "role_not_allowed")
        }
    }
}
