import CreditStore
import QueryLog
import Testing
import TransparencyLog

/// HZ-Q15: whatever a database superuser does to the log is found, by position.
@Suite struct TamperingTests {
    /// A log of 1000 entries with checkpoints over 300, 700 and all; then somebody tampers.
    private func findings(
        _ statement: String,
        _ change: (inout LogVerificationRequest, VerifiableLog, SignedNote) throws -> Void = { _, _, _ in }
    ) throws -> [LogFinding] {
        try VerifiableLog.with { log in
            var note: SignedNote?
            for count in [300, 400, 300] {
                try log.append(count, from: VerifiableLog.noon + Int64(count) * 1_000_000)
                note = try log.sign()
            }
            try log.tamper(statement)
            guard let newest = note else { return [] }
            var failure: (any Error)?
            let report = try log.verify {
                do { try change(&$0, log, newest) } catch { failure = error }
            }
            if let failure { throw failure }
            return report.findings
        }
    }

    private static let table = "credit.query_log_entry"

    @Test("A byte of an entry, wherever it is, is found at its position", arguments: [0, 137, 255, 256, 767])
    func changedEntry(position: Int) throws {
        let findings = try findings(
            "update \(Self.table) set entry = set_byte(entry, 150, 1) where log_position = \(position)")
        #expect(findings.contains(LogFinding(position, .changedEntry)))
        #expect(findings.allSatisfy { $0.position == position })
    }

    @Test("A byte of an entry at the right edge is found at its position, and the signed root does not fit")
    func changedEdgeEntry() throws {
        let findings = try findings(
            "update \(Self.table) set entry = overlay(entry placing 'x'::bytea from length(entry) - 5) where log_position = 950"
        )
        #expect(findings.contains(LogFinding(950, .changedEdge)))
        #expect(findings.contains(LogFinding(950, .root(size: 1000, since: 700))))
    }

    @Test(
        "A changed column is found at its position and named",
        arguments: [
            ("audience", "'staff'", EntryProblem.Column.audience), ("operation", "'search'", .operation),
            ("outcome", "'empty'", .outcome), ("actor", "'x'", .actor), ("unit_code", "'x'", .unitCode),
            ("purpose", "'x'", .purpose), ("subject_key", "null", .subjectKey),
            ("subject_key", "gen_random_uuid()", .subjectKey),
        ])
    func changedColumn(column: String, value: String, problem: EntryProblem.Column) throws {
        let findings = try findings("update \(Self.table) set \(column) = \(value) where log_position = 137")
        #expect(findings == [LogFinding(137, .content(.column(problem)))])
    }

    @Test("A changed time or position column is found, also when the row moves to another place or month")
    func moved() throws {
        for change in ["+ interval '1 microsecond'", "- interval '5 seconds'", "+ interval '40 days'"] {
            let findings = try findings(
                "update \(Self.table) set logged_at = logged_at \(change) where log_position = 137")
            #expect(findings.contains { $0.position == 137 })
            #expect(findings.allSatisfy { $0.position == 137 })
        }
        let findings = try findings("update \(Self.table) set log_position = 5000 where log_position = 137")
        #expect(findings.contains(LogFinding(137, .missingEntries(1))))
        #expect(findings.contains(LogFinding(5000, .extraEntry)))
    }

    @Test("Deleted entries are found, and how many they are")
    func deleted() throws {
        #expect(
            try findings("delete from \(Self.table) where log_position = 137")
                == [LogFinding(137, .missingEntries(1))])
        #expect(
            try findings("delete from \(Self.table) where log_position between 250 and 259")
                == [LogFinding(250, .missingEntries(10))])
        #expect(
            try findings("delete from \(Self.table) where log_position >= 900")
                == [LogFinding(900, .missingEntries(100))])
    }

    @Test("An inserted entry is found, whatever position and time it pretends", arguments: [137, 999, 1000, 700_000])
    func inserted(position: Int) throws {
        for time in ["- interval '1 microsecond'", "+ interval '1 hour'", "+ interval '60 days'"] {
            let findings = try findings(
                """
                insert into \(Self.table) (
                    log_position, logged_at, audience, operation, outcome, subject_key, actor, purpose, entry
                )
                select \(position), logged_at \(time), audience, operation, outcome, subject_key, actor, purpose, entry
                from \(Self.table) where log_position = 500
                """)
            // At the place of the entry about this very verification, and as late, it could have been appended.
            #expect(findings.contains { $0.position == position }, "\(position) \(time)")
        }
    }

    @Test("Two entries that changed places are both found")
    func swapped() throws {
        let findings = try findings(
            """
            update \(Self.table) as one set entry = other.entry from \(Self.table) as other
            where (one.log_position, other.log_position) in ((137, 400), (400, 137))
            """)
        #expect(findings.contains(LogFinding(137, .changedEntry)))
        #expect(findings.contains(LogFinding(400, .changedEntry)))
        #expect(Set(findings.map(\.position)) == [137, 400])
    }

    @Test("A head that was rolled back is found, with and without its entries")
    func rolledBack() throws {
        let head = "update credit.query_log_head set next_position = 900"
        #expect(try findings(head).contains(LogFinding(900, .headBehindTree(size: 1000))))
        #expect(try findings(head).contains(LogFinding(900, .databaseBehind(size: 1000, .database))))
        let findings = try findings("delete from \(Self.table) where log_position >= 900; \(head)")
        #expect(findings.first?.position == 900)
    }

    @Test("A tile that was replaced is found, at the first hash that differs; so is one that is gone")
    func tiles() throws {
        let replace = "set hashes = set_byte(hashes, 32 * 137, 255 - get_byte(hashes, 32 * 137))"
        #expect(
            try findings("update credit.query_log_tile \(replace) where tile_level = 0 and tile_index = 1")
                == [LogFinding(256 + 137, .changedEdgeOrTile)])
        #expect(
            try findings("delete from credit.query_log_tile where tile_level = 0 and tile_index = 1")
                == [LogFinding(256, .missingTile(level: 0, index: 1))])
        #expect(
            try findings(
                "update credit.query_log_tile set last_logged_at = last_logged_at + interval '1 s' where tile_index = 1"
            )
                == [LogFinding(511, .tileTimes(level: 0, index: 1))])
    }

    @Test("A changed edge of the tree is found, on each of its levels, and one of the wrong length")
    func edge() throws {
        #expect(
            try findings("update credit.query_log_tree set edge = set_byte(edge, 32 * 7, 255 - get_byte(edge, 32 * 7))")
                == [LogFinding(768 + 7, .changedEdge)])
        #expect(
            try findings(
                "update credit.query_log_tree set edge = set_byte(edge, 32 * 233, 255 - get_byte(edge, 32 * 233))"
            ).contains(LogFinding(256, .changedTile(level: 1, index: 0))))
        #expect(
            try findings("update credit.query_log_tree set edge = substr(edge, 33)")
                .contains(LogFinding(1000, .malformedEdge)))
    }

    @Test("A checkpoint that was signed by another key, or changed, is found")
    func checkpoints() throws {
        let other = try NoteSigner(privateText: NoteSigner.generate(name: VerifiableLog.origin, type: .ed25519))
        try VerifiableLog.with { log in
            try log.append(300)
            let note = try log.sign()
            let forged = SignedNote(text: note.text, signatures: [try other.sign(note.text)])
            try log.tamper("update credit.query_log_checkpoint set note = '\(forged.serialized)'")
            #expect(try log.verify().findings == [LogFinding(299, .signature(size: 300, .unknownKey))])
            #expect(
                try log.verify {
                    $0.policy = .only(other.verifierKey)
                    $0.published = note
                }.findings == [LogFinding(301, .foreignSignature(.published, .unknownKey))])
        }
        #expect(
            try findings(
                "update credit.query_log_checkpoint set covered_until = covered_until + interval '1 s' where tree_size = 700"
            )
                == [LogFinding(699, .checkpointColumns(size: 700))])
    }

    @Test("A database that is behind what others hold is found: truncated, an old copy, or without its checkpoints")
    func behind() throws {
        let all = "delete from credit.query_log_checkpoint where tree_size > 700"
        #expect(
            try findings(all) { request, _, newest in request.published = newest }
                == [LogFinding(700, .checkpointBehind(size: 1000, .published))])
        try VerifiableLog.with { log in
            try log.append(500)
            try log.sign()
            let later = try log.note(Checkpoint(origin: VerifiableLog.origin, size: 900, root: .emptyRoot))
            let report = try log.verify { $0.external = later }
            #expect(report.findings == [LogFinding(500, .databaseBehind(size: 900, .external))])
        }
    }

    @Test("A checkpoint of the same size with another root is found")
    func forked() throws {
        let found = try findings("select 1") { request, log, _ in
            request.external = try log.note(Checkpoint(origin: VerifiableLog.origin, size: 700, root: .emptyRoot))
        }
        #expect(found == [LogFinding(300, .contradiction(size: 700, .external))])
    }

    @Test("An entry that was rewritten together with the tree does not fit the signed roots")
    func rewritten() throws {
        try VerifiableLog.with { log in
            for count in [300, 400, 300] {
                try log.append(count)
                try log.sign()
            }
            try log.tamper(
                """
                update \(Self.table) set entry = convert_to(replace(convert_from(entry, 'UTF8'), '10.0.0.1', '10.0.0.2'), 'UTF8')
                where log_position = 400;
                delete from credit.query_log_tile;
                update credit.query_log_tree
                set integrated_size = 0, integrated_until = '-infinity', edge_since = '-infinity', edge = ''
                """)
            try log.integrate()
            let findings = try log.verify().findings
            #expect(findings == [LogFinding(300, .root(size: 700, since: 300))])
        }
    }
}

extension LogFinding.Kind {
    /// What a replaced tile of a small log is reported as: its parent is at the edge and still knows it.
    fileprivate static var changedEdgeOrTile: Self { .changedTile(level: 0, index: 1) }
}
