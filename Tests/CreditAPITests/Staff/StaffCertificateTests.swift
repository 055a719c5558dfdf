import CertificateTesting
import Postgres
import Testing

@testable import CreditAPI

/// Certificates: applied for by one person, granted by another, ended at once.
@Suite struct StaffCertificateTests {
    private let now = StaffDatabase.monday

    /// A body that applies for a certificate; nil for a renewal, which names no account.
    static func application(for account: String?) -> String {
        var choices = MadeCertificate.Choices()
        // Around the tests' day, 2026-07-06.
        choices.notBefore = 1_767_225_600
        choices.notAfter = 1_893_456_000
        let authority = MadeCertificate(.authority("测试机构"))
        let certificate = MadeCertificate(choices, issuer: authority)
        var members: [String: any Sendable] = [
            "certificate": String(decoding: certificate.pem, as: UTF8.self), "note": "申请",
        ]
        if let account { members["account"] = account }
        return StaffWorld.json(members)
    }

    @Test func anotherPersonGrantsAndALossEndsIt() throws {
        try StaffWorld.with { world in
            let administrators = try world.administrators()
            let officer = try world.open(
                "O-1", role: "authority_officer", unit: "HZ-FGW", number: 11, by: administrators)
            _ = try world.open("Q-1", role: "querier", unit: "HZ-FGW", number: 12, by: administrators)
            let applied = try world.send(
                .applyForCertificate, administrators.0, body: Self.application(for: "Q-1"), at: now + 20)
            try #require(applied.status == 200, "\(applied.text)")
            let id = applied["certificate"]
            let granted = try world.post(
                .decideCertificate, officer, ["decision": "granted", "note": "同意"], id: id, at: now + 21)
            #expect(granted["state"] == "granted")
            let lost = try world.post(
                .reportCertificate, administrators.1, ["event": "lost", "note": "遗失"], id: id, at: now + 22)
            #expect(lost["end_ground"] == "lost")
            let list = try world.send(.certificates, officer, query: "state=ended", at: now + 23)
            #expect(list.text.contains(id))
            #expect(
                try world.log(last: 4) == [
                    "apply_for_certificate/A-1/answered", "decide_certificate/O-1/answered",
                    "report_certificate/A-2/answered", "certificate_list/O-1/answered",
                ])
        }
    }

    @Test func theOwnGrantedCertificateIsASecondFactorAndNoOther() throws {
        try StaffWorld.with { world in
            let administrators = try world.administrators()
            let officer = try world.open(
                "O-1", role: "authority_officer", unit: "HZ-FGW", number: 11, by: administrators)
            let clerk = try world.open("O-2", role: "auditor", unit: "HZ-FGW", number: 12, by: administrators)
            let applied = try world.send(
                .applyForCertificate, administrators.0, body: Self.application(for: "O-2"), at: now + 20)
            let stored = try world.texts("select encode(spki_digest, 'hex') from credit.certificate")
            let own = try #require(Self.bytes(stored[0]))
            let body = StaffWorld.json(["account": "O-2", "password": clerk.password])
            func logIn(_ digest: [UInt8], after seconds: Int64) throws -> Int {
                try world.send(.openSession, nil, body: body, at: now + seconds * 1_000_000, certificate: digest).status
            }
            #expect(try logIn(own, after: 21) == 401)
            let granted = try world.post(
                .decideCertificate, officer, ["decision": "granted", "note": "同意"], id: applied["certificate"],
                at: now + 22_000_000)
            #expect(granted.status == 200, "\(granted.text)")
            #expect(try logIn(own, after: 23) == 200)
            #expect(try logIn([UInt8](repeating: 1, count: 32), after: 24) == 401)
            let ended = try world.post(
                .reportCertificate, officer, ["event": "lost", "note": "遗失"], id: applied["certificate"],
                at: now + 25_000_000)
            #expect(ended.status == 200)
            #expect(try logIn(own, after: 26) == 401)
        }
    }

    private static func bytes(_ hexadecimal: String) -> [UInt8]? {
        let values = hexadecimal.compactMap(\.hexDigitValue)
        guard values.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }

    @Test func textThatIsNoCertificateIsRefused() throws {
        try StaffWorld.with { world in
            let (person, _) = try world.administrators()
            let answer = try world.post(
                .applyForCertificate, person, ["account": "A-2", "certificate": "-----BEGIN", "note": "申请"],
                at: now + 10)
            #expect(answer["code"] == "certificate_malformed")
            #expect(answer["rule"] == "HZ-Q13")
        }
    }
}
