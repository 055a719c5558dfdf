import DurableFiles
import TransparencyLog

/// Whose checkpoints the daemon believes: the log's own key, and the witnesses that the policy file asks for.
enum LogTrust {
    /// Bytes of a key file: one line of at most a few hundred characters.
    private static let maximumKeyBytes = 4096
    /// Bytes of a policy file: some hundred lines.
    private static let maximumPolicyBytes = 262_144

    /// Why the daemon must not start.
    struct Refusal: Error, Equatable {
        /// For the operator: what is wrong, and what makes it right.
        let description: String
    }

    /// Reads the key and, where one is set, the policy file.
    ///
    /// - Parameters:
    ///   - origin: Name of the log.
    ///   - keyFile: Path of the file with the log's verifier key.
    ///   - policyFile: Path of the policy file; nil where no witness is asked.
    static func load(origin: String, keyFile: String, policyFile: String?) throws(Refusal) -> LogPolicy {
        let key = try verifierKey(keyFile)
        guard key.name == origin else {
            throw Refusal(
                description: "queryLog.verifierKeyFile \(keyFile) has the key of the log \(key.name), but"
                    + " queryLog.origin is \(origin)")
        }
        guard let file = policyFile else { return .only(key) }
        let content: [UInt8]
        do throws(DurableFileError) {
            content = try DurableFile.read(file, maximumBytes: maximumPolicyBytes)
        } catch {
            throw Refusal(description: "cannot read queryLog.policyFile: \(error.description)")
        }
        let policy: LogPolicy
        do throws(LogPolicyError) {
            policy = try LogPolicy(String(decoding: content, as: UTF8.self))
        } catch {
            throw Refusal(description: "queryLog.policyFile \(file): \(error.description)")
        }
        guard policy.logs.contains(where: { $0.key == key }) else {
            throw Refusal(description: "queryLog.policyFile \(file) has no log line with the key of the log")
        }
        return policy
    }

    private static func verifierKey(_ path: String) throws(Refusal) -> VerifierKey {
        let hint = "; the signer makes it: creditsigner key create"
        let text: String
        do throws(DurableFileError) {
            text = String(decoding: try DurableFile.read(path, maximumBytes: maximumKeyBytes), as: UTF8.self)
        } catch {
            throw Refusal(description: "cannot read queryLog.verifierKeyFile: \(error.description)\(hint)")
        }
        let line = text.split(whereSeparator: \.isNewline)
        do throws(NoteError) {
            guard line.count == 1 else { throw .malformedKey }
            let key = try VerifierKey(String(line[0]))
            guard key.type != .cosignature else { throw .malformedKey }
            return key
        } catch {
            throw Refusal(description: "queryLog.verifierKeyFile \(path) holds no verifier key\(hint)")
        }
    }
}
