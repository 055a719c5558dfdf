/// Where the secrets are; the secrets themselves are never settings.
/// - Rule: X-4
public struct SecretSettings: Sendable, Equatable {
    /// Name of the section; its values are never shown in a message.
    static let section = "secrets"

    /// A secret that a program may need at start.
    public enum Secret: String, Sendable, CaseIterable {
        /// Key of the keyed digest under which subjects are found.
        case identifierDigestKey
        /// Key that wraps the keys of encrypted document numbers.
        case fieldEncryptionKey
    }

    /// Below `home`.
    public static let defaultIdentifierDigestKeyFile = "secrets/identifier-digest.key"
    /// Below `home`.
    public static let defaultFieldEncryptionKeyFile = "secrets/field-encryption.key"
    /// No: a secret is its owner's; systemd's credentials (mode 0440) need a yes.
    public static let defaultAllowGroupRead = false

    /// Absolute path.
    public let identifierDigestKeyFile: String
    /// Absolute path.
    public let fieldEncryptionKeyFile: String
    /// Whether the files may be readable by their group; never by others.
    public let allowGroupRead: Bool

    init(_ reader: inout SettingsReader) {
        reader.enter(Self.section)
        identifierDigestKeyFile = reader.path(
            "identifierDigestKeyFile", default: Self.defaultIdentifierDigestKeyFile, under: reader.home,
            on: .restart)
        fieldEncryptionKeyFile = reader.path(
            "fieldEncryptionKeyFile", default: Self.defaultFieldEncryptionKeyFile, under: reader.home, on: .restart)
        allowGroupRead = reader.boolean("allowGroupRead", default: Self.defaultAllowGroupRead, on: .restart)
    }

    /// Path of the file that holds a secret.
    public func file(of secret: Secret) -> String {
        switch secret {
        case .identifierDigestKey: identifierDigestKeyFile
        case .fieldEncryptionKey: fieldEncryptionKeyFile
        }
    }

    /// What is wrong with the files of the given secrets: absent, no regular file, or readable by too many.
    ///
    /// Looks at the files' attributes only, never at their content.
    public func problems(with secrets: some Sequence<Secret>) -> [SettingsProblem] {
        secrets.compactMap { secret in
            guard let reason = SecretFile.problem(at: file(of: secret), allowGroupRead: allowGroupRead) else {
                return nil
            }
            return SettingsProblem(key: "\(Self.section).\(secret.rawValue)File", value: nil, allowed: reason)
        }
    }
}
