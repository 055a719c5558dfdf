import CreditStore
import FoundationEssentials
import QueryLog
import Testing
import TransparencyLog

/// HZ-Q15: a closed month becomes a bundle of files that is verified offline, always the same from the same log.
@Suite struct ArchiveBundleTests {
    @Test("The bundle of a month is the same wherever and however often it is made, and it verifies")
    func deterministic() throws {
        try ArchivedMonths.with { months in
            let bundle = try months.archive("2026-07")
            #expect(bundle.positions == 0..<600)
            let first = try ArchivedMonths.content(bundle.folder)
            #expect(first.count == 4)
            let again = try months.archive("2026-07")
            #expect(try ArchivedMonths.content(again.folder) == first)
            let elsewhere = try months.archive("2026-07", into: months.directory + "/elsewhere")
            #expect(try ArchivedMonths.content(elsewhere.folder) == first)
            #expect(elsewhere.digest == bundle.digest)
            try months.verify("2026-07")
        }
    }

    @Test("Every changed byte of every file is found")
    func flippedBytes() throws {
        try ArchivedMonths.with(july: 40) { months in
            try months.record("2026-07")
            let bundle = try months.record("2026-08")
            for (name, bytes) in try ArchivedMonths.content(bundle.folder) {
                let path = bundle.folder + "/" + name
                let step = max(1, bytes.count / 400)
                for place in stride(from: 0, to: bytes.count, by: step) {
                    var changed = bytes
                    changed[place] ^= 1
                    try ArchivedMonths.write(changed, path)
                    #expect(throws: BundleError.self, "\(name) \(place)") {
                        try ArchiveFolder(months.directory).checkChain()
                        try months.verify("2026-08")
                    }
                }
                for changed in [Array(bytes.dropLast()), bytes + [0x20], []] {
                    try ArchivedMonths.write(changed, path)
                    #expect(throws: BundleError.self, "\(name)") { try months.verify("2026-08") }
                }
                try ArchivedMonths.write(bytes, path)
            }
            try ArchiveFolder(months.directory).checkChain()
            try months.verify("2026-08")
        }
    }

    @Test("A file that is missing or too many is found")
    func files() throws {
        try ArchivedMonths.with(july: 40) { months in
            let bundle = try months.archive("2026-07")
            try ArchivedMonths.write([], bundle.folder + "/more")
            #expect(throws: BundleError.self) { try months.verify("2026-07") }
            try FileManager.default.removeItem(atPath: bundle.folder + "/more")
            try months.verify("2026-07")
            try FileManager.default.removeItem(atPath: bundle.folder + "/checkpoint")
            #expect(throws: BundleError.self) { try months.verify("2026-07") }
        }
    }

    @Test("Another key's bundle is refused")
    func otherKey() throws {
        try ArchivedMonths.with(july: 40) { months in
            let bundle = try months.archive("2026-07")
            let other = try NoteSigner(
                privateText: NoteSigner.generate(name: VerifiableLog.origin, type: .ed25519))
            var verification = BundleVerification(bundle, policy: .only(other.verifierKey))
            #expect(throws: BundleError.self) { try verification.run() }
        }
    }

    @Test("What was finished before a crash is kept if it is still right, and made again if it is not")
    func resumed() throws {
        try ArchivedMonths.with(july: 65_600) { months in
            let bundle = try months.archive("2026-07")
            let whole = try ArchivedMonths.content(bundle.folder)
            let manifest = String(decoding: whole["manifest.json"] ?? [], as: UTF8.self)
            // As after a crash: both chunks are noted, the second was damaged; the last line is cut off.
            var notes = ""
            for line in manifest.split(separator: "\n") where line.contains("sha256") {
                let words = line.split { "{}\": ,".contains($0) }
                notes += "\(words[3]) \(words[1]) \(words[5])\n"
            }
            try ArchivedMonths.write(Array(notes.utf8.dropLast(20)), bundle.folder + ".progress")
            try FileManager.default.removeItem(atPath: bundle.folder + "/manifest.json")
            let second = "entries-0000000000065536"
            try ArchivedMonths.write(Array((whole[second] ?? []).dropLast()), bundle.folder + "/" + second)
            let kept = bundle.folder + "/entries-0000000000000000"
            let before = try FileManager.default.attributesOfItem(atPath: kept)[.systemFileNumber] as? UInt64
            _ = try months.archive("2026-07")
            #expect(try ArchivedMonths.content(bundle.folder) == whole)
            let after = try FileManager.default.attributesOfItem(atPath: kept)[.systemFileNumber] as? UInt64
            #expect(before != nil && before == after)
            #expect(!FileManager.default.fileExists(atPath: bundle.folder + ".progress"))
        }
    }

    @Test("Bundles are a chain: each names the one before, a missing one is said, another one is found")
    func chain() throws {
        try ArchivedMonths.with { months in
            #expect(throws: ArchivingError.self) { try months.archive("2026-08") }
            try months.record("2026-07")
            try months.record("2026-08")
            var folder = try ArchiveFolder(months.directory)
            #expect(folder.bundles.map(\.month) == ["2026-07", "2026-08"])
            #expect(folder.missingMonths == [])
            try folder.checkChain()
            let july = months.directory + "/query-log-2026-07"
            try FileManager.default.moveItem(atPath: july, toPath: months.directory + "/away")
            folder = try ArchiveFolder(months.directory)
            #expect(folder.missingMonths == ["2026-07"])
            try folder.checkChain()
        }
    }

    @Test("A month that is not closed is refused, and one that no checkpoint covers")
    func notYet() throws {
        try ArchivedMonths.with { months in
            #expect(throws: ArchivingError.self) { try months.archive("2026-09") }
            #expect(throws: ArchivingError.self) { try months.archive("2027-01") }
            try months.log.tamper("delete from credit.query_log_checkpoint where tree_size > 600")
            try months.record("2026-07")
            #expect(throws: ArchivingError.self) { try months.archive("2026-08") }
        }
    }
}
