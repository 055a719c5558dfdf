import CertificateTesting
import EventLoop
import Postgres
import PostgresTesting
import Testing

@testable import CreditAPI

/// The government audience with the functions of `sql/`: who is answered, who is refused, and that both are logged.
@Suite struct GovernmentServerTests {
    private let question = #"{"subject":{"unified_code":"91110000600037341L"},"purpose":"objection_check"}"#

    private func list(_ count: Int) -> String {
        let subject = #"{"unified_code":"91110000600037341L"}"#
        return #"{"purpose":"objection_check","subjects":["#
            + Array(repeating: subject, count: count).joined(separator: ",") + "]}"
    }

    @Test("HZ-Q13: a query with a certificate that is bound is answered, and leaves one entry")
    func aQueryIsAnswered() throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let answer = try world.ask(
            "POST", "/v1/queries", question, certificate: world.certificate(of: "querier"))
        #expect(answer.status == 200)
        #expect(answer.body.contains(#""subject":{"unified_code":"91110000600037341L"}"#))
        #expect(answer.body.contains(#""receipt":{"position":"#))
        #expect(try world.entries() == ["querier query empty"])
    }

    @Test("HZ-Q13: a certificate that no account has is refused by the database, and logged with the rule")
    func anUnboundCertificateIsRefused() throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let answer = try world.ask("POST", "/v1/queries", question, certificate: world.certificate())
        #expect(answer.status == 403)
        #expect(answer.body.contains(#""code":"certificate_not_bound""#))
        let entries = try world.entries()
        #expect(entries.count == 1)
        #expect(entries.first?.hasSuffix("query refused HZ-Q13") == true)
    }

    @Test("HZ-Q14: a revocation counts without a restart, and the refusal names the certificate")
    func aRevokedCertificateIsRefused() throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let certificate = try world.certificate(of: "querier", serial: 77)
        #expect(try world.ask("POST", "/v1/queries", question, certificate: certificate).status == 200)
        try world.revoke([77])
        let answer = try world.ask("POST", "/v1/queries", question, certificate: certificate)
        #expect(answer.status == 403)
        #expect(answer.body.contains(#""code":"certificate_revoked""#))
        #expect(answer.body.contains(#""receipt""#))
        #expect(try world.entries().last?.wholeMatch(of: #/certificate:[0-9a-f]{16} query refused HZ-Q14/#) != nil)
    }

    @Test("HZ-Q13: a header of the client is no certificate")
    func aForgedHeaderIsNoCertificate() throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let forged = String(
            decoding: GovernmentWorld.escaped(try world.certificate(of: "querier").pem), as: UTF8.self)
        let answer = try world.ask(
            "POST", "/v1/queries", question, certificate: nil,
            extra: [
                ("HTTP_CREDIT_CLIENT_CERTIFICATE", forged), ("HTTP_CREDIT_CLIENT_VERIFICATION", "SUCCESS"),
                ("HTTP_X_SSL_CERT", forged),
            ])
        #expect(answer.status == 403)
        #expect(answer.body.contains(#""code":"certificate_missing""#))
        #expect(try world.entries() == ["unknown query refused HZ-Q13"])
    }

    @Test("HZ-Q13: what the edge has not believed is never accepted", arguments: ["FAILED:x", "NONE", "", nil])
    func theEdgesFindingCounts(finding: String?) throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let answer = try world.ask(
            "GET", "/v1/account", certificate: world.certificate(of: "querier"), finding: finding)
        #expect(answer.status == 503)
        #expect(answer.body.contains(#""code":"revocation_list_unavailable""#))
    }

    @Test(
        "PB-11: from another network, or from none that is known, the same certificate is refused",
        arguments: ["198.51.100.1", "2001:db8::1", "unix:", "", "1.2.3.4.5", "::::"])
    func anotherNetworkIsRefused(address: String) throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let answer = try world.ask(
            "POST", "/v1/queries", question, certificate: world.certificate(of: "querier"), address: address)
        #expect(answer.status == 403)
        #expect(answer.body.contains(#""rule":"PB-11""#))
    }

    @Test(
        "QZ-9: a list is answered line by line in its order, an entry for each subject", arguments: [1, 2, 999, 1000])
    func aListIsAnswered(count: Int) throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let answer = try world.ask(
            "POST", "/v1/queries", list(count), certificate: world.certificate(of: "boss"))
        #expect(answer.status == 200)
        #expect(answer.header.contains("content-type: application/x-ndjson"))
        #expect(answer.body.split(separator: "\n").count == count)
        #expect(answer.body.hasSuffix("\n"))
        let entries = try world.entries()
        #expect(entries.count == count)
        #expect(Set(entries) == ["boss batch empty"])
    }

    @Test("QZ-9: a list of 1,001 is refused whole and leaves one entry")
    func aLongListIsRefused() throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let answer = try world.ask(
            "POST", "/v1/queries", list(1001), certificate: world.certificate(of: "boss"))
        #expect(answer.status == 413)
        #expect(answer.body.contains(#""code":"too_many_subjects""#))
        #expect(try world.entries().count == 1)
        #expect(try world.entries().last?.hasSuffix("query refused X-7") == true)
    }

    @Test("QZ-9: who may not ask for lists is told once, with a status of its own")
    func listsNeedARight() throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let answer = try world.ask(
            "POST", "/v1/queries", list(500), certificate: world.certificate(of: "querier"))
        #expect(answer.status == 403)
        #expect(answer.body.contains(#""code":"bulk_not_allowed""#))
        #expect(try world.entries() == ["querier batch refused QZ-9"])
    }

    @Test("HZ-Q15: when the caller goes, no further part is asked for")
    func aVanishedCallerEndsTheList() throws {
        let world = try GovernmentWorld(settings: "{ chunkSubjects: 1, queryConnections: 2 }")
        defer { world.end() }
        var edge: EdgeConnection? = try EdgeConnection(path: world.socketPath)
        let certificate = try world.certificate(of: "boss")
        edge?.send(
            RequestBytes.bytes(
                GovernmentWorld.parameters("POST", "/v1/queries", certificate: certificate),
                body: Array(list(1000).utf8)))
        try world.turn {
            edge?.proceed()
            return (edge?.body.split(separator: "\n").count ?? 0) >= 3
        }
        edge = nil
        // Another request is answered after whatever was in flight; then nothing is asked for any more.
        #expect(try world.ask("GET", "/v1/account", certificate: certificate).status == 200)
        try world.turn { !world.server.isBusy }
        let count = try world.entries().count
        #expect(count < 1000)
        #expect(try world.ask("GET", "/v1/account", certificate: certificate).status == 200)
        #expect(try world.entries().count == count + 1)
    }

    @Test("a caller that reads slowly gets all of it")
    func aSlowCallerGetsAll() throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let edge = try EdgeConnection(path: world.socketPath)
        edge.send(
            RequestBytes.bytes(
                GovernmentWorld.parameters("POST", "/v1/queries", certificate: try world.certificate(of: "boss")),
                body: Array(list(1000).utf8)))
        try world.turn {
            edge.proceed(reading: 10_000)
            return edge.isAnswered
        }
        #expect(edge.body.split(separator: "\n").count == 1000)
    }

    @Test("HZ-Q15: nothing that must be logged is answered while the log can't be proved")
    func obstaclesCount() throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let certificate = try world.certificate(of: "boss")
        world.state.forgetLog()
        for (method, path, body) in [
            ("POST", "/v1/queries", question), ("POST", "/v1/queries", list(2)), ("GET", "/v1/account", ""),
        ] {
            #expect(try world.ask(method, path, body, certificate: certificate).status == 503)
        }
        #expect(try world.ask("POST", "/v1/queries", question, certificate: nil).status == 503)
        #expect(try world.entries() == [])
    }

    @Test("QZ-9: a verification goes on by itself, and its result is fetched once")
    func aVerificationIsFetchedOnce() throws {
        let world = try GovernmentWorld(settings: "{ verificationSubjects: 1500 }")
        defer { world.end() }
        let certificate = try world.certificate(of: "boss")
        #expect(
            try world.ask("POST", "/v1/verifications", list(1501), certificate: certificate).status == 413)
        let opened = try world.ask("POST", "/v1/verifications", list(1500), certificate: certificate)
        #expect(opened.status == 202)
        let job = try #require(opened.body.split(separator: "\"").first { $0.utf8.count == 36 })
        let early = try world.ask("POST", "/v1/verifications/\(job)/result", certificate: certificate)
        #expect(early.status == 409)
        try world.worker.start()
        var state = ""
        try world.turn {
            state = try world.ask("GET", "/v1/verifications/\(job)", certificate: certificate).body
            return state.contains(#""finished""#)
        }
        #expect(state.contains("1500"))
        let result = try world.ask("POST", "/v1/verifications/\(job)/result", certificate: certificate)
        #expect(result.status == 200)
        #expect(result.body.split(separator: "\n").count == 1501)
        let again = try world.ask("POST", "/v1/verifications/\(job)/result", certificate: certificate)
        #expect(again.status == 409 || again.status == 404)
        #expect(try world.entries().filter { $0 == "boss verification empty" }.count == 1500)
    }

    @Test("X-4: a person's number is in no entry and no answer")
    func numbersOfPersonsAreNotKept() throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let number = "11010519491231002X"
        let answer = try world.ask(
            "POST", "/v1/queries",
            #"{"subject":{"identity_document":"\#(number)"},"purpose":"objection_check"}"#,
            certificate: world.certificate(of: "querier"))
        #expect(answer.status == 200)
        #expect(answer.body.contains(#""identity_document":"1101*************X""#))
        #expect(!answer.body.contains("19491231"))
        let found = try world.database.connect().execute(
            "select count(*) from credit.query_log_entry where convert_from(entry, 'UTF8') like '%19491231%'")
        #expect(try found.int64(0, 0) == 0)
    }

    @Test("JJ-7, HZ-M8: consents, feedback and the account are answered by the database and logged")
    func commandsAreAnswered() throws {
        let world = try GovernmentWorld()
        defer { world.end() }
        let certificate = try world.certificate(of: "boss")
        let consent = try world.ask(
            "POST", "/v1/consents",
            #"{"providing_unit":"P-CITY","items":["AUTH"],"purpose":"objection_check","reason":"办理业务需要"}"#,
            certificate: certificate)
        #expect(consent.status == 201)
        let consents = try world.ask("GET", "/v1/consents", certificate: certificate)
        #expect(consents.status == 200)
        #expect(consents.body.contains(#""AUTH""#))
        #expect(try world.ask("GET", "/v1/account", certificate: certificate).body.contains(#""boss""#))
        let asked = try world.ask("POST", "/v1/queries", question, certificate: certificate)
        let receipt = try #require(asked.body.range(of: #""receipt":"#))
        let feedback = try world.ask(
            "POST", "/v1/feedback",
            #"{"receipt":\#(asked.body[receipt.upperBound...].dropLast()),"result":"granted"}"#,
            certificate: certificate)
        #expect(feedback.status == 201, "\(feedback.body)")
        let malformed = try world.ask("POST", "/v1/feedback", #"{"receipt":1,"result":"x"}"#, certificate: certificate)
        #expect(malformed.status == 400)
        #expect(try world.entries().last?.hasSuffix("report_feedback refused X-7") == true)
    }
}

extension String {
    /// The first place of a text; the standard library alone has no such search.
    func range(of needle: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
            start = index(after: start)
        }
        return nil
    }
}
