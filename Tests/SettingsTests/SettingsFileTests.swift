import FoundationEssentials
import Settings
import Testing

/// A folder of its own that is removed when the test ends.
private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/credit-settings-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer {
        // A folder left behind in the temporary folder fails no test.
        try? FileManager.default.removeItem(atPath: folder)
    }
    try body(folder)
}

private func write(_ path: String, mode: Int) throws {
    try Data("not a real key".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
}

@Suite struct SettingsFileTests {
    /// The repository, found from this file.
    private static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    @Test func theDeliveredFileIsAcceptedAndChangesNoDefault() throws {
        let delivered = try Settings.load(path: Self.repository + "/config/settings.json", environment: [:])
        let defaults = try Settings.parse("{}", folder: Self.repository + "/config")
        #expect(delivered.difference(from: defaults) == [])
    }

    @Test func theDeliveredFileLeavesTheCityToTheProfile() throws {
        let delivered = try Settings.load(
            path: Self.repository + "/config/settings.json", environment: ["CREDIT_PROFILE": "jiujiang"])
        #expect(delivered.jurisdiction == "360400")
        #expect(delivered.queryLog.origin == "360400.credit/query-log")
    }

    @Test func theDeliveredFileNamesEveryKey() throws {
        let text = try String(contentsOf: URL(filePath: Self.repository + "/config/settings.json"), encoding: .utf8)
        for key in try Settings.parse("{}", folder: "/etc/credit").keys {
            let name = key.split(separator: ".").last.map(String.init) ?? key
            #expect(text.contains("\"\(name)\":"), "\(key) is not in config/settings.json")
        }
    }

    @Test func aMissingFileIsRefused() {
        #expect(throws: SettingsError.self) {
            try Settings.load(path: "/nonexistent/settings.json", environment: [:])
        }
    }

    @Test func pathsOfDeliveredFilesStartAtTheSettingsFile() throws {
        try withFolder { folder in
            try Data("{ catalogue: { directory: \"items\" } }".utf8).write(to: URL(filePath: folder + "/s.json"))
            let settings = try Settings.load(path: folder + "/s.json", environment: [:])
            #expect(settings.catalogue.directory == folder + "/items")
        }
    }

    @Test(
        "X-4: the file of a secret is private to its owner",
        arguments: [(0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o660, false)])
    func theFileOfASecretIsPrivate(mode: Int, allowed: Bool) throws {
        try withFolder { folder in
            try write(folder + "/key", mode: mode)
            let settings = try Settings.parse(
                "{ secrets: { identifierDigestKeyFile: \"\(folder)/key\" } }", folder: folder)
            let found = settings.secrets.problems(with: [.identifierDigestKey])
            #expect(found.map(\.key) == (allowed ? [] : ["secrets.identifierDigestKeyFile"]))
        }
    }

    @Test(
        "X-4: a group may read a secret only when told, others never",
        arguments: [(0o440, true), (0o640, true), (0o660, false), (0o444, false)])
    func aGroupMayReadWhenTold(mode: Int, allowed: Bool) throws {
        try withFolder { folder in
            try write(folder + "/key", mode: mode)
            let settings = try Settings.parse(
                "{ secrets: { allowGroupRead: true, fieldEncryptionKeyFile: \"\(folder)/key\" } }", folder: folder)
            #expect(settings.secrets.problems(with: [.fieldEncryptionKey]).isEmpty == allowed)
        }
    }

    @Test func absentFilesFoldersAndLinksAreNoSecrets() throws {
        try withFolder { folder in
            try write(folder + "/key", mode: 0o600)
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/link", withDestinationPath: folder + "/key")
            for name in ["absent", "link", "."] {
                let path = name == "." ? folder : "\(folder)/\(name)"
                let settings = try Settings.parse(
                    "{ secrets: { identifierDigestKeyFile: \"\(path)\" } }", folder: folder)
                #expect(settings.secrets.problems(with: [.identifierDigestKey]).count == 1, "\(name)")
            }
        }
    }

    @Test func missingSecretsAreReportedTogetherWithBadValues() {
        #expect {
            try Settings.parse(
                "{ home: \"/nonexistent\", log: { level: 1 } }", folder: "/etc/credit",
                requiring: SecretSettings.Secret.allCases)
        } throws: { error in
            (error as? SettingsError)?.problems.map(\.key) == [
                "log.level", "secrets.fieldEncryptionKeyFile", "secrets.identifierDigestKeyFile",
            ]
        }
    }
}
