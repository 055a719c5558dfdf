import CreditInformation
import CreditServices
import CreditStore
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

/// The first catalogue of an empty platform, and what may be published after it.
@Suite struct FirstPublicationTests {
    private let today = CalendarDate(year: 2026, month: 7, day: 1)

    private func publish(
        _ file: [UInt8], _ day: CalendarDate?, on database: TestDatabase
    ) throws -> PublicationOutcome {
        let publication = CataloguePublication(
            connection: try database.connect(user: "credit_intake"), keys: try MigratedDatabase.keys(),
            clock: { MigratedDatabase.noon })
        return try publication.publish(file, effectiveOn: #require(day), publishedBy: "tester", progress: { _ in })
    }

    private func file(_ name: String) throws -> [UInt8] {
        let path = MigratedDatabase.repository + "/config/catalogue/\(name).json"
        return Array(try #require(FileManager.default.contents(atPath: path)))
    }

    @Test("BX-1, HZ-M6: a model catalogue is published on an empty database", arguments: ["hangzhou", "jiujiang"])
    func firstCatalogueIsPublished(name: String) throws {
        try MigratedDatabase.with { database in
            let bytes = try file(name)
            let catalogue = try Catalogue(checking: bytes)
            let outcome = try publish(bytes, today, on: database)
            #expect(!outcome.isUnchanged)
            #expect(outcome.versionID == 1)
            #expect(outcome.effectiveOn == today)

            let stored = try #require(try CatalogueStore(database.connect(user: "credit_intake")).published())
            #expect(try Catalogue(checking: stored.document) == catalogue)
            #expect(stored.label == catalogue.version)
            let answer = try database.connect(user: "credit_public").execute("select credit.public_catalogue()")
            #expect(try answer.text(0, 0) == catalogue.publicDocument())
            let items = try database.connect().execute(
                """
                select item_code, organisation_level, person_level, sharing_mode
                from credit.catalogue_item order by item_position
                """)
            #expect(items.rowCount == catalogue.items.count)
            for (row, item) in catalogue.items.enumerated() where row < items.rowCount {
                #expect(try items.text(row, 0) == item.code)
                #expect(items.textIfPresent(row, 1) == item.level(for: .organisation)?.rawValue)
                #expect(items.textIfPresent(row, 2) == item.level(for: .person)?.rawValue)
                #expect(try items.text(row, 3) == item.sharing.rawValue)
            }
        }
    }

    @Test("BX-1: the identical file again is unchanged, and its label with other content is refused")
    func publishedVersionNeverChanges() throws {
        try MigratedDatabase.with { database in
            let bytes = try file("hangzhou")
            _ = try publish(bytes, today, on: database)
            let again = try publish(bytes, today, on: database)
            #expect(again.isUnchanged)
            #expect(again.versionID == 1)
            #expect {
                _ = try publish(bytes + Array("\n".utf8), today, on: database)
            } throws: { error in
                if case PublicationError.labelTaken = error { true } else { false }
            }
        }
    }

    @Test("HZ-M6: the effective day may be today and not tomorrow, Asia/Shanghai")
    func effectiveDayMustHaveCome() throws {
        try MigratedDatabase.with { database in
            let bytes = try file("hangzhou")
            #expect {
                _ = try publish(bytes, today?.adding(days: 1), on: database)
            } throws: { error in
                if case PublicationError.notYet = error { true } else { false }
            }
            #expect(try publish(bytes, today, on: database).versionID == 1)
        }
    }

    @Test("BX-1: a catalogue of another city can't take the place of the one in force")
    func profilesDoNotMix() throws {
        try MigratedDatabase.with { database in
            _ = try publish(try file("hangzhou"), today, on: database)
            #expect {
                _ = try publish(try file("jiujiang"), today, on: database)
            } throws: { error in
                if case PublicationError.otherProfile = error { true } else { false }
            }
        }
    }

    @Test("BX-1: a file that the check refuses is not stored")
    func refusedFileIsNotStored() throws {
        try MigratedDatabase.with { database in
            #expect {
                _ = try publish(Array("{}".utf8), today, on: database)
            } throws: { error in
                if case PublicationError.refused = error { true } else { false }
            }
            let begun = try CatalogueStore(database.connect(user: "credit_intake")).publishing()
            #expect(begun == nil)
        }
    }
}
