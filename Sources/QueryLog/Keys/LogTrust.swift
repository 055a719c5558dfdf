internal import DurableFiles
public import TransparencyLog

/// Whose checkpoints are believed: the log's own key, and the witnesses that a policy file asks for.
///
/// One reading for the daemon, the signer and the tools: what one of them believes, all believe.
/// - Rule: HZ-Q15, BX-13.
public enum LogTrust {
    /// Bytes of a key file: one line of a few hundred characters.
    static let maximumKeyBytes = 4096
    /// Bytes of a policy file: some hundred lines.
    static let maximumPolicyBytes = 262_144

    /// Reads the key of a log and, where one is set, the policy file.
    ///
    /// - Parameters:
    ///   - origin: Name of the log, which its key must have.
    ///   - keyFile: Path of the file with the log's verifier key.
    ///   - policyFile: Path of the policy file; nil where no witness is asked.
    public static func load(
        origin: String, keyFile: String, policyFile: String?
    ) throws(LogTrustError) -> LogPolicy {
        let key = try verifierKey(file: keyFile)
        guard key.name == origin else {
            throw LogTrustError(
                description: "\(keyFile) has the key of the log \(key.name), but queryLog.origin is \(origin)")
        }
        return try policy(of: key, file: policyFile)
    }

    /// The policy of a log whose key is known.
    ///
    /// - Parameter file: Path of the policy file, which must name the key; nil where no witness is asked.
    public static func policy(of key: VerifierKey, file: String?) throws(LogTrustError) -> LogPolicy {
        guard let file else { return .only(key) }
        let policy = try policy(file: file)
        guard policy.logs.contains(where: { $0.key == key }) else {
            throw LogTrustError(description: "policy file \(file) has no log line with the key of the log")
        }
        return policy
    }

    /// Reads a policy file, whatever logs it names.
    public static func policy(file: String) throws(LogTrustError) -> LogPolicy {
        let text = try text(file, maximumBytes: maximumPolicyBytes, hint: "")
        do throws(LogPolicyError) { return try LogPolicy(text) } catch {
            throw LogTrustError(description: "policy file \(file): \(error.description)")
        }
    }

    /// Reads a file with the one verifier key of a log.
    public static func verifierKey(file: String) throws(LogTrustError) -> VerifierKey {
        let hint = "; the signer makes it: creditsigner key create"
        let lines = try text(file, maximumBytes: maximumKeyBytes, hint: hint).split(whereSeparator: \.isNewline)
        do throws(NoteError) {
            guard lines.count == 1 else { throw .malformedKey }
            let key = try VerifierKey(String(lines[0]))
            guard key.type != .cosignature else { throw .malformedKey }
            return key
        } catch {
            throw LogTrustError(description: "\(file) holds no verifier key of a log\(hint)")
        }
    }

    private static func text(
        _ path: String, maximumBytes: Int, hint: String
    ) throws(LogTrustError) -> String {
        do throws(DurableFileError) {
            return String(decoding: try DurableFile.read(path, maximumBytes: maximumBytes), as: UTF8.self)
        } catch {
            throw LogTrustError(description: "cannot read it: \(error.description)\(hint)")
        }
    }
}
