public import CreditInformation
import CreditStore
public import Cryptography

/// What staff services need beside the database; made once, shared by all threads.
///
/// - Rule: X-4, PB-7, PB-11.
public struct StaffSecrets: Sendable {
    /// Turns document numbers of account holders into digests.
    public let digests: IdentifierDigests
    /// Seals the secrets of second factors.
    let cipher: VersionedCipher
    /// How new passwords are hashed.
    let passwordAlgorithm: PasswordHashAlgorithm
    /// What is compared when there is nothing to compare with, so that it takes as long.
    let decoy: StaffCredential.Secrets

    /// - Throws: When an algorithm can't be used.
    public init(
        digests: IdentifierDigests, cipher: VersionedCipher, passwordAlgorithm: PasswordHashAlgorithm
    ) throws(CryptographyError) {
        self.digests = digests
        self.cipher = cipher
        self.passwordAlgorithm = passwordAlgorithm
        let password = try InitialPassword()
        let hash = try PasswordHash(hashing: password.text, with: passwordAlgorithm)
        let sealed = try SecondFactor.seal(OneTimePassword.generate(), account: "", cipher)
        decoy = StaffCredential.Secrets(
            passwordHash: hash.text, passwordSetAtMicroseconds: 0, sealedSecret: sealed, lastStep: 0)
    }
}

extension StaffSecrets {
    /// Digest under which one person has one account.
    ///
    /// Of another purpose than the digests of subjects, so that accounts and credit files can't be joined by it.
    /// - Rule: QZ-1, X-4.
    public func personDigest(of document: IdentityDocument) -> Digest128 {
        digests.keyed("account holder", document.number)
    }
}
