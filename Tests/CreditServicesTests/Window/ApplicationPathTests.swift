import CreditInformation
import CreditIntake
import CreditServices
import CreditStore
import Cryptography
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// From a person at the window to the file that an import opened: through parsing, sealing, statements and rules.
@Suite("Applications from the counter to the file") struct ApplicationPathTests {
    /// 2026-08-03 10:00 in Shanghai, a Monday.
    private static let monday = MigratedDatabase.noon + 33 * 86_400_000_000 - 2 * 3_600_000_000

    @Test("HZ-Q5, X-4: own data lead to the own file, however the number was typed, and no number is kept in clear")
    func ownFile() throws {
        try Self.with { platform, staff, secrets in
            let number = TestCodes.resident(1)
            try platform.take(in: "P", ["张三,\(number)"])
            let typed = " " + number.lowercased().prefix(6) + " " + number.lowercased().dropFirst(6)
            let party = CaseParty.natural(name: "张三", try IdentityDocument(.residentIdentity, typed))
            let received = try Self.receive(party, staff, secrets)
            #expect(
                received.checklist.map(\.material) == ["application_form", "applicant_identity", "residence_proof"])

            let row = try platform.owner.execute(
                """
                select service_case.subject_key = identifier.subject_key, service_case.applicant_sealed,
                    service_case::text || query_application::text
                from credit.service_case
                inner join credit.query_application
                    on service_case.case_id = query_application.case_id
                inner join credit.identifier
                    on service_case.applicant_digest = identifier.identifier_digest
                """)
            #expect(try row.bool(0, 0))
            #expect(try row.text(0, 2).contains(number) == false)
            let digest = secrets.digests.digest(
                of: SubjectIdentifier(.identityDocument, "resident_identity:\(number)"))
            let sealed = try platform.owner.execute("select applicant_sealed from credit.service_case").bytes(0, 0)
            #expect(try CaseParty.openNumber(sealed: sealed, digest: digest, secrets) == number)

            try Self.complete(received, staff)
            let scope = try platform.owner.execute(
                """
                select refusal_code is null and subject_key = (select service_case.subject_key from credit.service_case),
                    subject_label ->> 'document_number'
                from credit.application_scope($1::text::uuid, '2026-08-03 11:00+08')
                """, [.text(received.case)])
            #expect(try scope.bool(0, 0))
            #expect(try scope.text(0, 1) == "****" + number.suffix(4))
        }
    }

    @Test("HZ-Q11: whom no import has named has no file, and the application says so by finding none")
    func noFile() throws {
        try Self.with { platform, staff, secrets in
            try platform.take(in: "P", ["张三,\(TestCodes.resident(1))"])
            let document = try IdentityDocument(.residentIdentity, TestCodes.resident(2))
            let party = CaseParty.natural(name: "李四", document)
            let received = try Self.receive(party, staff, secrets)
            try Self.complete(received, staff)
            let answer = try Self.store(staff).refuse(
                try #require(Digest128(hexadecimal: received.case)).value, ground: "does_not_exist", reason: "没有相关信息")
            #expect(answer.contains(#""rule": "HZ-Q11""#))
        }
    }

    @Test("HZ-Q2: the age comes from the number, to the day")
    func ages() throws {
        try Self.with { platform, staff, secrets in
            for (birth, age) in [
                ("20100804", "under_16"), ("20100803", "from_16_to_17"), ("20080804", "from_16_to_17"),
                ("20080803", "adult"),
            ] {
                let document = try IdentityDocument(.residentIdentity, Self.number(born: birth))
                _ = try Self.receive(CaseParty.natural(name: "测试", document), staff, secrets)
                let stored = try platform.owner.execute(
                    "select applicant_age from credit.query_application where subject_tail = $1",
                    [.text(String(document.number.suffix(4)))])
                #expect(try stored.text(0, 0) == age, "\(birth)")
            }
        }
    }

    // MARK: Support

    private struct Received: Decodable {
        struct Paper: Decodable {
            let material: String
        }
        let `case`: String
        let checklist: [Paper]
    }

    private static func with(_ body: (TestPlatform, Connection, StaffSecrets) throws -> Void) throws {
        try TestPlatform.with { platform in
            let administrator = try WindowFixture.load(platform.database)
            // Instead of the fixture's catalogue a real one.
            try administrator.executeScript("delete from credit.catalogue_item; delete from credit.catalogue_version")
            try platform.publish(TestCatalogue())
            try WindowFixture.logIn(administrator, "window-1", on: "2026-08-03")
            let keys = try MigratedDatabase.keys()
            let secrets = try StaffSecrets(
                digests: keys.digests, cipher: keys.cipher, passwordAlgorithm: .pbkdf2HMACSM3)
            try body(platform, try platform.database.connect(user: "credit_staff"), secrets)
        }
    }

    private static func caller() -> StaffCaller {
        StaffCaller(
            nowMicroseconds: monday, sessionDigest: Digest.of(Array("window-1".utf8), .sha256),
            origin: QueryOrigin(networkAddress: "192.0.2.7", requestID: "ab"))
    }

    private static func store(_ staff: Connection) -> ApplicationStore { ApplicationStore(staff, caller()) }

    private static func receive(
        _ party: CaseParty, _ staff: Connection, _ secrets: StaffSecrets
    ) throws -> Received {
        let appearance = CaseAppearance(applicant: party, agent: nil, isOral: false)
        let applicant = try appearance.received(as: .application, caller(), secrets)
        let request = ApplicationRequest(
            subject: nil, content: "本人信用信息", purpose: "了解本人信用状况", items: nil, isCopyWanted: false)
        let answer = try store(staff).receive(from: applicant, birthDate: party.birthDate, request)
        return try JSONDecoder().decode(Received.self, from: Data(answer.utf8))
    }

    /// Every paper of the checklist, then the acceptance.
    private static func complete(_ received: Received, _ staff: Connection) throws {
        let id = try #require(Digest128(hexadecimal: received.case)).value
        for paper in received.checklist {
            _ = try MaterialStore(staff, caller()).check(
                id, materialCode: paper.material, isOriginal: true, isStamped: false, isNotarised: false, pageCount: 1)
        }
        _ = try store(staff).accept(id)
    }

    /// A number of GB 11643 with the birth date; made for tests.
    private static func number(born birth: String) -> String {
        let body = "330106" + birth + "001"
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        return body + String(Array("10X98765432")[sum % 11])
    }
}
