import CreditStore
import DurableFiles
import LogSigning
import Postgres
import Testing
import TransparencyLog

/// HZ-Q15: what a superuser does to a signed log is found, with its position.
@Suite struct TamperTests {
    /// Something that a superuser does to a log of 1300 entries, all of them signed.
    struct Tampering: CustomTestStringConvertible {
        let name: String
        let script: SQL
        let alarm: SigningAlarm

        init(_ name: String, _ script: SQL, _ alarm: SigningAlarm) {
            self.name = name
            self.script = script
            self.alarm = alarm
        }

        var testDescription: String { name }
    }

    private static let altered = SigningAlarm(.entryAltered, at: 700)

    static let tamperings = [
        Tampering(
            "audience", "update credit.query_log_entry set audience = 'staff' where log_position = 700", altered),
        Tampering("operation", "update credit.query_log_entry set operation = 'x' where log_position = 700", altered),
        Tampering(
            "outcome", "update credit.query_log_entry set outcome = 'empty' where log_position = 700", altered),
        Tampering("actor", "update credit.query_log_entry set actor = 'other' where log_position = 700", altered),
        Tampering("unit", "update credit.query_log_entry set unit_code = 'U1' where log_position = 700", altered),
        Tampering("purpose", "update credit.query_log_entry set purpose = 'x' where log_position = 700", altered),
        Tampering(
            "subject", "update credit.query_log_entry set subject_key = gen_random_uuid() where log_position = 700",
            altered),
        Tampering(
            "time",
            "update credit.query_log_entry set logged_at = logged_at + interval '1 us' where log_position = 767",
            SigningAlarm(.entryAltered, at: 767)),
        Tampering(
            "time, back",
            "update credit.query_log_entry set logged_at = logged_at - interval '2 s' where log_position = 700",
            altered),
        Tampering(
            "the leaf's first byte",
            "update credit.query_log_entry set entry = set_byte(entry, 0, 0) where log_position = 700", altered),
        Tampering(
            "the leaf's salt",
            """
            update credit.query_log_entry
            set entry = overlay(entry placing '0000'::bytea from length(entry) - 20) where log_position = 700
            """, altered),
        Tampering(
            "a deleted entry", "delete from credit.query_log_entry where log_position = 700",
            SigningAlarm(.entryMissing, at: 700)),
        Tampering(
            "the first entry deleted", "delete from credit.query_log_entry where log_position = 0",
            SigningAlarm(.entryMissing, at: 0)),
        Tampering(
            "the last entry deleted", "delete from credit.query_log_entry where log_position = 1299",
            SigningAlarm(.entryMissing, at: 1299)),
        Tampering(
            "a second entry of a position, later",
            """
            insert into credit.query_log_entry
                (log_position, logged_at, audience, operation, outcome, actor, purpose, subject_key, entry)
            select log_position, logged_at + interval '1 s', audience, operation, outcome, actor, purpose, subject_key,
                convert_to(replace(
                    convert_from(entry, 'UTF8'),
                    to_char(logged_at at time zone 'Asia/Shanghai', 'HH24:MI:SS.US'),
                    to_char(logged_at at time zone 'Asia/Shanghai' + interval '1 s', 'HH24:MI:SS.US')), 'UTF8')
            from credit.query_log_entry where log_position = 700
            """, SigningAlarm(.entryInserted, at: 700)),
        Tampering(
            "a second entry of a position, before all",
            """
            insert into credit.query_log_entry
                (log_position, logged_at, audience, operation, outcome, actor, purpose, entry)
            select log_position, logged_at - interval '1 h', audience, operation, outcome, actor, purpose, entry
            from credit.query_log_entry where log_position = 700
            """, altered),
        Tampering(
            "two entries exchanged",
            """
            update credit.query_log_entry set log_position = 9999 where log_position = 700;
            update credit.query_log_entry set log_position = 700 where log_position = 701;
            update credit.query_log_entry set log_position = 701 where log_position = 9999
            """, altered),
        Tampering(
            "the tail cut off",
            """
            delete from credit.query_log_entry where log_position >= 1250;
            update credit.query_log_head set next_position = 1250
            """, SigningAlarm(.logShrunk, at: 1250)),
        Tampering(
            "the head rolled back", "update credit.query_log_head set next_position = 1299",
            SigningAlarm(.logShrunk, at: 1299)),
        Tampering(
            "the tree rolled back",
            "update credit.query_log_tree set integrated_size = 1280, edge = substr(edge, 20 * 32 + 1)",
            SigningAlarm(.logShrunk, at: 1280)),
        Tampering(
            "a hash of a full tile",
            """
            update credit.query_log_tile set hashes = set_byte(hashes, 32 * 188, get_byte(hashes, 32 * 188) # 1)
            where tile_level = 0 and tile_index = 2
            """, SigningAlarm(.tileAltered, at: 700)),
        Tampering(
            "a tile deleted", "delete from credit.query_log_tile where tile_index = 2",
            SigningAlarm(.tileMissing, at: 512)),
        Tampering(
            "the edge",
            "update credit.query_log_tree set edge = set_byte(edge, 3 * 32, get_byte(edge, 3 * 32) # 1)",
            SigningAlarm(.historyRewritten, at: 1283, agreesAtSize: 1000, contradictsAtSize: 1300)),
        Tampering(
            "the newest checkpoint deleted", "delete from credit.query_log_checkpoint where tree_size = 1300",
            SigningAlarm(.checkpointMissing, agreesAtSize: 1000, contradictsAtSize: 1300)),
        Tampering(
            "all checkpoints deleted", "delete from credit.query_log_checkpoint",
            SigningAlarm(.checkpointMissing, agreesAtSize: 0, contradictsAtSize: 1300)),
        Tampering(
            "a stale checkpoint under a new size",
            """
            update credit.query_log_checkpoint as newest set note = older.note
            from credit.query_log_checkpoint as older where older.tree_size = 1000 and newest.tree_size = 1300
            """, SigningAlarm(.checkpointReplaced, contradictsAtSize: 1300)),
        Tampering(
            "a checkpoint of nobody",
            """
            insert into credit.query_log_checkpoint (tree_size, root_hash, covered_until, signed_at, note)
            select 1301, root_hash, covered_until, signed_at, note from credit.query_log_checkpoint
            where tree_size = 1300
            """, SigningAlarm(.checkpointReplaced, contradictsAtSize: 1301)),
    ]

    @Test("found with its position, once, and not signed over", arguments: tamperings)
    func tamperingIsFound(_ tampering: Tampering) throws {
        try SignedLog.with { log in
            try log.grow(by: 1000)
            try log.round()
            try log.grow(by: 300)
            try log.round()
            try log.tamper(tampering.script)
            let signer = try log.signer()
            let report = try log.round(signer)
            #expect(report.outcome == .refused(tampering.alarm))
            #expect(report.alarmChanges == [.raised(tampering.alarm)])
            let file = log.file("public/alarm.json")
            #expect(file?.contains("\"\(tampering.alarm.reason.rawValue)\"") == true)
            #expect(file?.contains("\"position\":\(tampering.alarm.position.map(String.init) ?? "null")") == true)
            // Again, and after a restart, it is refused again and not reported again.
            #expect(try log.round(signer).alarmChanges.isEmpty)
            #expect(log.file("public/checkpoint")?.contains("\n1300\n") == true)
            #expect(log.file("state/alarms")?.split(separator: "\n").count == 1)
        }
    }

    @Test("the log goes on growing after the change: nothing more is signed", arguments: [700, 1299])
    func growthDoesNotHideIt(position: Int) throws {
        try SignedLog.with { log in
            try log.grow(by: 1300)
            try log.round()
            try log.tamper("create table credit.query_log_test_position (n bigint)")
            _ = try log.administrator.execute(
                "delete from credit.query_log_entry where log_position = $1", [.int8(Int64(position))])
            try log.grow(by: 500)
            #expect(try log.round().outcome == .refused(SigningAlarm(.entryMissing, at: position)))
            #expect(try log.checkpoint()?.size == 1300)
        }
    }

    @Test("an alarm of the patrol stands over a restart until the patrol has passed the place")
    func patrolAlarmStands() throws {
        try SignedLog.with { log in
            try log.grow(by: 1300)
            try log.round()
            try log.tamper("update credit.query_log_entry set actor = 'other' where log_position = 700")
            let alarm = SigningAlarm(.entryAltered, at: 700)
            #expect(try log.round().outcome == .refused(alarm))
            try log.tamper("update credit.query_log_entry set actor = 'public' where log_position = 700")
            try log.grow(by: 100)
            let signer = try log.signer(patrolEntries: 400)
            #expect(try log.round(signer).outcome == .refused(alarm))
            #expect(log.file("public/alarm.json") != nil)
            let report = try log.round(signer)
            #expect(report.outcome == .published(size: 1400))
            #expect(report.alarmChanges == [.cleared(alarm)])
            #expect(log.file("public/alarm.json") == nil)
            let lines = log.file("state/alarms")?.split(separator: "\n") ?? []
            #expect(lines.count == 2)
            #expect(lines.last?.contains("alarm_cleared") == true)
        }
    }

    @Test("a published file that is put back to an older one is found once, and published again")
    func publishedFileIsStale() throws {
        try SignedLog.with { log in
            let signer = try log.signer()
            try log.grow(by: 300)
            _ = try log.round(signer)
            try log.copy("public/checkpoint", to: "old")
            try log.grow(by: 100)
            _ = try log.round(signer)
            let newest = log.file("public/checkpoint")
            try log.copy("old", to: "public/checkpoint")
            let alarm = SigningAlarm(.checkpointReplaced, contradictsAtSize: 400)
            #expect(try log.round(signer).outcome == .refused(alarm))
            #expect(log.file("public/alarm.json") != nil)
            #expect(try log.round(signer).alarmChanges == [.cleared(alarm)])
            #expect(log.file("public/checkpoint") == newest)
            #expect(log.file("public/alarm.json") == nil)
            #expect(log.file("state/alarms")?.contains("checkpoint_replaced") == true)
        }
    }

    @Test("a new entry that is not the one in the tree is not signed")
    func newEntryDiffers() throws {
        try SignedLog.with { log in
            try log.grow(by: 1300)
            try log.round()
            try log.grow(by: 100)
            try log.tamper(
                """
                update credit.query_log_entry
                set entry = overlay(entry placing '0000'::bytea from length(entry) - 20) where log_position = 1350
                """)
            #expect(try log.round().outcome == .refused(SigningAlarm(.entryDiffersFromTile, at: 1350)))
            #expect(try log.checkpoint()?.size == 1300)
        }
    }

    @Test("an old backup that was put back and went on is bracketed, and its exact position where it has one")
    func forkedLog() throws {
        try SignedLog.with { log in
            try log.grow(by: 1200)
            try log.round()
            try log.tamper(
                """
                create schema backup;
                create table backup.tree as select * from credit.query_log_tree;
                create table backup.head as select * from credit.query_log_head
                """)
            try log.grow(by: 100)
            try log.round()
            try log.tamper(
                """
                delete from credit.query_log_entry where log_position >= 1200;
                delete from credit.query_log_tile where tile_level = 0 and tile_index >= 4;
                delete from credit.query_log_checkpoint where tree_size > 1200;
                update credit.query_log_tree as new set integrated_size = old.integrated_size, edge = old.edge,
                    edge_since = old.edge_since, integrated_until = old.integrated_until
                from backup.tree as old;
                update credit.query_log_head as new set next_position = old.next_position from backup.head as old
                """)
            #expect(try log.round().outcome == .refused(SigningAlarm(.logShrunk, at: 1200)))
            try log.grow(by: 400)
            // The database has lost its own checkpoint, too; with a forged row in its place the tree itself is looked at.
            #expect(
                try log.round().outcome
                    == .refused(SigningAlarm(.checkpointMissing, agreesAtSize: 1200, contradictsAtSize: 1300)))
            _ = try log.administrator.execute(
                """
                insert into credit.query_log_checkpoint (tree_size, root_hash, covered_until, signed_at, note)
                values (1300, $1, now(), now(), $2)
                """,
                [
                    .bytes(Checkpoint(text: SignedNote(try #require(log.file("public/checkpoint"))).text).root.bytes),
                    .text(try #require(log.file("public/checkpoint"))),
                ])
            #expect(
                try log.round().outcome
                    == .refused(
                        SigningAlarm(.historyRewritten, at: 1200, agreesAtSize: 1200, contradictsAtSize: 1300)))
        }
    }
}
