import DurableFiles
import Settings
import TransparencyLog

/// Whose signatures the tool believes.
enum LogTrust {
    /// Bytes of a key or policy file that are still read.
    private static let maximumBytes = 65_536

    /// The key that was given, or the policy file of the settings, or the log's own key file.
    ///
    /// - Parameter key: A verifier key, or a file with one; nil: what the settings say.
    static func policy(key: String?, _ settings: QueryLogSettings?) throws -> LogPolicy {
        if let key { return .only(try verifierKey(key)) }
        guard let settings else { throw CommandFailure(.usage, "--key is missing") }
        if let file = settings.policyFile { return try policy(file: file) }
        return .only(try verifierKey(settings.verifierKeyFile))
    }

    /// Reads a policy file.
    static func policy(file: String) throws -> LogPolicy {
        let text = try text(of: file)
        do { return try LogPolicy(text) } catch {
            throw CommandFailure(.configuration, "policy file \(file): \(error)")
        }
    }

    /// A verifier key: itself, or the first line of the file that has this name.
    static func verifierKey(_ word: String) throws -> VerifierKey {
        // A name has no slash before its first plus in our logs' origins, but may have one: a key is tried first.
        if let key = try? VerifierKey(word) { return key }
        let line = try text(of: word).split(separator: "\n").first.map(String.init) ?? ""
        do { return try VerifierKey(line) } catch {
            throw CommandFailure(.configuration, "key file \(word): \(error)")
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
            bytes = try DurableFile.read(path, maximumBytes: maximumBytes)
        } catch {
            throw CommandFailure(.badData, "\(error)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.badData, "\(path) is no text in UTF-8")
        }
        return text
    }
}
