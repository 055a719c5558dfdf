import Cryptography
import FileDecoding
import FoundationEssentials
import Settings

/// `creditctl keys`.
struct KeysCommand: Command {
    static let name = "keys"
    static let summary = "creates the secret keys that are missing"
    static let help = """
        usage: creditctl keys create

        Makes the key files that the settings name under `secrets` and that do not exist yet, readable by this user only.
        Keep a copy where the database's backups are not: without them no document number can be read or found again.
        """
    static let flags: [String] = []
    static let options: [String] = []
    let context: CommandContext

    func run(_ arguments: CommandArguments) throws {
        guard arguments.words == ["create"] else { throw CommandFailure(.usage, Self.help) }
        let settings = try context.settings()
        for secret in SecretSettings.Secret.allCases {
            let path = settings.secrets.file(of: secret)
            if FileManager.default.fileExists(atPath: path) {
                print("kept \(path)")
                continue
            }
            let folder = path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            var file = try OutputFile(replacing: path, permissions: 0o600)
            try file.write(Array((try SecretKeyFile.newLine(version: 1)).utf8))
            try file.commit()
            print("created \(path)")
        }
    }
}
