import DurableFiles
import QueryLog
import Settings
import TransparencyLog

/// What the command line says of keys, policies and notes.
enum GivenTrust {
    /// Whose signatures the tool believes: the key that was given, or what the settings say.
    ///
    /// - Parameter key: A verifier key, or a file with one; nil: the settings'.
    static func policy(key: String?, _ settings: QueryLogSettings?) throws(CommandFailure) -> LogPolicy {
        if let key { return .only(try verifierKey(key)) }
        guard let settings else { throw CommandFailure(.usage, "--key is missing") }
        return try believed { () throws(LogTrustError) in
            try LogTrust.load(
                origin: settings.origin, keyFile: settings.verifierKeyFile, policyFile: settings.policyFile)
        }
    }

    /// Reads a policy file.
    static func policy(file: String) throws(CommandFailure) -> LogPolicy {
        try believed { () throws(LogTrustError) in try LogTrust.policy(file: file) }
    }

    private static func verifierKey(_ word: String) throws(CommandFailure) -> VerifierKey {
        // What is no key is the name of a file with one.
        if let key = try? VerifierKey(word) { return key }
        return try believed { () throws(LogTrustError) in try LogTrust.verifierKey(file: word) }
    }

    private static func believed<Value>(
        _ body: () throws(LogTrustError) -> Value
    ) throws(CommandFailure) -> Value {
        do throws(LogTrustError) { return try body() } catch {
            throw CommandFailure(.configuration, error.description)
        }
    }

    /// A signed note of a file.
    static func note(_ path: String) throws -> SignedNote {
        let text = try text(of: path)
        do { return try SignedNote(text) } catch {
            throw CommandFailure(.badData, "\(path): \(error)")
        }
    }

    /// The signer's published checkpoint; nil while nothing was published.
    static func published(_ settings: QueryLogSettings) throws -> SignedNote? {
        let path = settings.publicationDirectory + "/checkpoint"
        do throws(DurableFileError) {
            _ = try DurableFile.read(path, maximumBytes: SignedNote.maximumBytes)
        } catch  where error.isAbsence {
            return nil
        } catch {
            throw CommandFailure(.badData, "\(error)")
        }
        return try note(path)
    }

    private static func text(of path: String) throws(CommandFailure) -> String {
        let bytes: [UInt8]
        do throws(DurableFileError) {
            bytes = try DurableFile.read(path, maximumBytes: SignedNote.maximumBytes)
        } catch {
            throw CommandFailure(.badData, "\(error)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.badData, "\(path) is no text in UTF-8")
        }
        return text
    }
}
