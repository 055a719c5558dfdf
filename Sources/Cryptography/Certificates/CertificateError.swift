/// Why bytes are no certificate; carries nothing of them.
public enum CertificateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Longer than `Certificate.maximumLength`.
    case tooLong
    /// Not exactly one certificate in PEM or DER.
    case malformed

    public var description: String {
        switch self {
        case .tooLong: "certificate is longer than \(Certificate.maximumLength) bytes"
        case .malformed: "not exactly one certificate"
        }
    }
}
