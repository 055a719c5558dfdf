import CreditStore
import LogSigning
import Postgres
import Testing
import TransparencyLog

/// HZ-Q15: the patrol also holds upper tiles against lower ones, and goes on over months that were archived.
@Suite struct DeepTreeTests {
    @Test func changesAboveTheEntriesAreFound() throws {
        try SignedLog.with { log in
            try log.grow(by: 66_000)
            #expect(try log.round().outcome == .published(size: 66_000))
            let signer = try log.signer()
            #expect(try log.round(signer).verifiedSize == 66_000)
            // A hash of the full tile of level 1.
            try log.tamper(
                """
                update credit.query_log_tile set hashes = set_byte(hashes, 32 * 100, get_byte(hashes, 32 * 100) # 1)
                where tile_level = 1
                """)
            #expect(try log.round(signer).outcome == .refused(SigningAlarm(.tileAltered, at: 25_600)))
            try log.tamper(
                """
                update credit.query_log_tile set hashes = set_byte(hashes, 32 * 100, get_byte(hashes, 32 * 100) # 1)
                where tile_level = 1
                """)
            #expect(try log.round(signer).verifiedSize == 66_000)
            // An entry and its tile, which agree with each other.
            try log.tamper(
                """
                update credit.query_log_entry
                set entry = overlay(entry placing '0000'::bytea from length(entry) - 20) where log_position = 40000;
                update credit.query_log_tile
                set hashes = overlay(hashes placing (
                    select sha256('\\x00'::bytea || entry) from credit.query_log_entry where log_position = 40000
                ) from 32 * 64 + 1 for 32)
                where tile_level = 0 and tile_index = 156
                """)
            #expect(try log.round(signer).outcome == .refused(SigningAlarm(.tileAltered, at: 39_936)))
        }
    }

    @Test func archivedEntriesArePassedOverAndTheirTilesAreNot() throws {
        try SignedLog.with { log in
            try log.grow(by: 1500)
            try log.round()
            try log.tamper(
                """
                create table archived as select * from credit.query_log_entry where log_position between 300 and 1099;
                delete from credit.query_log_entry where log_position between 300 and 1099;
                insert into credit.query_log_archive
                    (archived_month, first_position, end_position, manifest_digest, recorded_at, recorded_by)
                values ('2020-01-01', 300, 1100, sha256(''), now(), 'test')
                """)
            let signer = try log.signer()
            let report = try log.round(signer)
            #expect(report.outcome == .unchanged)
            #expect(report.verifiedSize == 1500)
            try log.tamper(
                """
                update credit.query_log_tile set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1)
                where tile_index = 2
                """)
            #expect(try log.round(signer).outcome == .refused(SigningAlarm(.tileAltered, at: 512)))
        }
    }
}
