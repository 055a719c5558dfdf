/// Why files of authorities and revocation lists are refused; carries nothing of them.
public enum TrustStoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The authorities' file is longer than `TrustStore.maximumAuthoritiesLength`.
    case authoritiesTooLong
    /// The authorities' file is not PEM with certificates only.
    case malformedAuthorities
    /// The authorities' file has no certificate that signs itself, so that no chain could end.
    case noAuthority
    /// A certificate of the authorities' file is not one of an authority; they count from 1.
    case notAnAuthority(Int)
    /// The file of revocation lists is longer than `TrustStore.maximumRevocationListsLength`.
    case revocationListsTooLong
    /// The file of revocation lists is not PEM with such lists only.
    case malformedRevocationLists
    /// A revocation list does not say when the next one comes, so that it would be good for ever; they count from 1.
    case revocationListWithoutEnd(Int)
    /// An authority has a key that is not allowed; they count from 1.
    case weakAuthority(Int)
    /// A revocation list has a signature that is not allowed; they count from 1.
    case weakRevocationList(Int)
    /// libcrypto failed as it does only when memory is exhausted.
    case libraryFailure

    public var description: String {
        switch self {
        case .authoritiesTooLong: "authorities are longer than \(TrustStore.maximumAuthoritiesLength) bytes"
        case .malformedAuthorities: "authorities are not PEM with certificates only"
        case .noAuthority: "no authority is there that signs itself"
        case .notAnAuthority(let number): "certificate \(number) is not one of an authority"
        case .revocationListsTooLong:
            "revocation lists are longer than \(TrustStore.maximumRevocationListsLength) bytes"
        case .malformedRevocationLists: "revocation lists are not PEM with such lists only"
        case .revocationListWithoutEnd(let number): "revocation list \(number) names no next update"
        case .weakAuthority(let number): "authority \(number) has a weak key"
        case .weakRevocationList(let number): "revocation list \(number) has a weak signature"
        case .libraryFailure: "libcrypto failed"
        }
    }
}
