import FoundationEssentials

/// Check of the file of a secret by its attributes.
enum SecretFile {
    /// Why the file cannot be trusted to hold a secret; nil when it can.
    ///
    /// A symbolic link is no regular file: what it points to could be exchanged by whoever owns the link.
    static func problem(at path: String, allowGroupRead: Bool) -> String? {
        // The reason of a failure (absent, no right) makes no difference to what the operator has to do.
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
            return "the file does not exist or its folder cannot be entered; make it with: creditctl keys create"
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            return "must be a regular file, no folder, link or device"
        }
        guard let mode = permissions(attributes[.posixPermissions]) else {
            return "the file's mode cannot be read"
        }
        let forbidden = allowGroupRead ? 0o037 : 0o077
        if mode & forbidden != 0 {
            return "the file's mode is 0\(String(mode, radix: 8)); allowed: "
                + (allowGroupRead ? "0400, 0440, 0600 or 0640" : "0400 or 0600 (see secrets.allowGroupRead)")
        }
        return nil
    }

    /// The mode bits; Foundation has used several number types for this attribute.
    private static func permissions<Attribute>(_ attribute: Attribute?) -> Int? {
        if let mode = attribute as? Int { return mode & 0o7777 }
        if let mode = attribute as? UInt { return Int(mode & 0o7777) }
        if let mode = attribute as? UInt16 { return Int(mode & 0o7777) }
        return nil
    }
}
