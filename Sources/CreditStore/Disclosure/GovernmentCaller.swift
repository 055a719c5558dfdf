/// Who asks in the government audience: the verified certificate and where the request comes from.
///
/// - Rule: HZ-Q13, PB-12.
public struct GovernmentCaller: Sendable, Equatable {
    /// SHA-256 of the certificate's public key info, 32 bytes.
    public let spkiDigest: [UInt8]
    /// Network address and id of the request.
    public let origin: QueryOrigin

    /// A caller whose certificate is verified.
    public init(spkiDigest: [UInt8], origin: QueryOrigin) {
        self.spkiDigest = spkiDigest
        self.origin = origin
    }
}
