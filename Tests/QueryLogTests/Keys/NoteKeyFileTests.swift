import FoundationEssentials
import QueryLog
import Testing
import TransparencyLog

/// HZ-Q15: the private keys of log, witnesses and approvers.
@Suite struct NoteKeyFileTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/credit-key-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test(arguments: [NoteSignatureType.ed25519, .cosignature, .sm2])
    func aKeyIsMadeForItsOwnerAloneAndReadAgain(type: NoteSignatureType) throws {
        try withFolder { folder in
            let file = NoteKeyFile(folder + "/new/note.key")
            let key = try file.create(name: "example.com/log", type: type)
            #expect(key.name == "example.com/log" && key.type == type)
            #expect(try file.signer().verifierKey == key)
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/new/note.key")[.posixPermissions]
            #expect("\(mode ?? 0)" == "\(0o600)")
        }
    }

    @Test func aKeyIsNeverOverwritten() throws {
        try withFolder { folder in
            let file = NoteKeyFile(folder + "/note.key")
            let key = try file.create(name: "a", type: .ed25519)
            #expect { try file.create(name: "a", type: .ed25519) } throws: {
                if case NoteKeyFileError.exists = $0 { true } else { false }
            }
            #expect(try file.signer().verifierKey == key)
        }
    }

    @Test func whatIsNoKeyIsRefusedWithoutShowingIt() throws {
        try withFolder { folder in
            let path = folder + "/note.key"
            #expect { try NoteKeyFile(path).signer() } throws: { ($0 as? NoteKeyFileError)?.isAbsence == true }
            try "swordfish".write(toFile: path, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect { try NoteKeyFile(path).signer() } throws: { !"\($0)".contains("swordfish") }
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            #expect { try NoteKeyFile(path).signer() } throws: {
                if case NoteKeyFileError.file = $0 { true } else { false }
            }
        }
    }
}
