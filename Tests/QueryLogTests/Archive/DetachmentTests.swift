import CreditStore
import Postgres
import QueryLog
import Testing
import TransparencyLog

/// HZ-Q15: an archived month leaves the database only when two persons agreed, and stays verifiable and searchable.
@Suite struct DetachmentTests {
    private func person(_ name: String) throws -> NoteSigner {
        try NoteSigner(privateText: NoteSigner.generate(name: name, type: .ed25519))
    }

    @Test("Two persons of the list approve; one twice, a stranger or another bundle's approval do not count")
    func approvals() throws {
        try ArchivedMonths.with(july: 40) { months in
            let july = try months.record("2026-07")
            let august = try months.record("2026-08")
            let (one, two, stranger) = (try person("一"), try person("二"), try person("三"))
            let keys = [one.verifierKey, two.verifierKey]
            let files = ApprovalFiles(july)
            #expect(try files.all() == [])
            for signer in [one, one, stranger] {
                try files.keep(DetachmentApproval(july, by: signer), of: signer.verifierKey)
            }
            try files.keep(DetachmentApproval(august, by: two), of: two.verifierKey)
            #expect(throws: ArchivingError.self) {
                try DetachmentApproval.check(files.all(), of: july, among: keys)
            }
            try files.keep(DetachmentApproval(july, by: two), of: two.verifierKey)
            try DetachmentApproval.check(files.all(), of: july, among: keys)
            // The approvals lie beside the bundle, which still verifies.
            try months.verify("2026-07")
        }
    }

    @Test("The same key under two names is one person")
    func oneKeyTwoNames() throws {
        try ArchivedMonths.with(july: 40) { months in
            let bundle = try months.archive("2026-07")
            let text = try NoteSigner.generate(name: "一", type: .ed25519)
            let one = try NoteSigner(privateText: text)
            let again = try VerifierKey(name: "二", type: .ed25519, publicKey: one.verifierKey.publicKey)
            let approval = try DetachmentApproval(bundle, by: one)
            let renamed = SignedNote(
                text: approval.note.text,
                signatures: [
                    NoteSignature(name: "二", keyID: again.keyID, bytes: approval.note.signatures[0].bytes)
                ])
            #expect(throws: ArchivingError.self) {
                try DetachmentApproval.check(
                    [approval, DetachmentApproval(renamed)], of: bundle, among: [one.verifierKey, again])
            }
        }
    }

    @Test("A detached month is said not to be verified, is verified from its bundle, and comes back")
    func detached() throws {
        try ArchivedMonths.with { months in
            let bundle = try months.record("2026-07")
            let day = try months.month("2026-07").firstDay
            #expect(throws: PostgresError.self) {
                try months.archives.detach(firstDay: day, account: "档案员", nowMicroseconds: ArchivedMonths.september)
            }
            for name in ["一", "二"] {
                try months.archives.approve(
                    firstDay: day, digest: bundle.digest, approver: name, approval: "同意",
                    nowMicroseconds: ArchivedMonths.september)
            }
            try months.archives.detach(firstDay: day, account: "档案员", nowMicroseconds: ArchivedMonths.september)
            #expect(try months.archives.archives().map(\.isAttached) == [false])
            let without = try months.log.verify()
            #expect(without.findings == [])
            #expect(without.unverified == [0..<600])
            let with = try months.log.verify { $0.archives = [bundle] }
            #expect(with.findings == [])
            #expect(with.unverified == [])
            #expect(with.verifiedEntries == without.verifiedEntries + 601)
            try months.archives.attach(firstDay: day, account: "档案员", nowMicroseconds: ArchivedMonths.september)
            #expect(try months.archives.archives().map(\.isAttached) == [true])
            #expect(try months.log.verify().unverified == [])
        }
    }

    @Test("A bundle that was changed after its month was detached is found by position")
    func changedBundle() throws {
        try ArchivedMonths.with { months in
            let bundle = try months.record("2026-07")
            let day = try months.month("2026-07").firstDay
            for name in ["一", "二"] {
                try months.archives.approve(
                    firstDay: day, digest: bundle.digest, approver: name, approval: "同意",
                    nowMicroseconds: ArchivedMonths.september)
            }
            try months.archives.detach(firstDay: day, account: "档案员", nowMicroseconds: ArchivedMonths.september)
            let path = bundle.folder + "/entries-0000000000000000"
            let bytes = try ArchivedMonths.content(bundle.folder)["entries-0000000000000000"] ?? []
            var changed = bytes
            // Inside the address of that entry.
            let start = try #require(bytes.firstRange(of: Array("\"position\":137,".utf8))).upperBound
            let address = try #require(bytes[start...].firstRange(of: Array("10.0.0.1".utf8)))
            changed[address.upperBound - 1] = UInt8(ascii: "2")
            try ArchivedMonths.write(changed, path)
            let findings = try months.log.verify { $0.archives = [bundle] }.findings
            #expect(findings == [LogFinding(137, .changedEntry)])
        }
    }
}
