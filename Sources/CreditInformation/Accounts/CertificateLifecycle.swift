/// The life of a certificate. The same table stands in `credit.certificate_transition`.
///
/// - Rule: HZ-Q13, HZ-Q14.
public enum CertificateLifecycle {
    /// State after an event; nil when it can't happen there.
    ///
    /// What follows is the same for every end: the next request with the certificate is refused.
    public static func state(after event: CertificateEvent, in state: CertificateState) -> CertificateState? {
        switch (state, event) {
        case (.absent, .applied): .applied
        case (.applied, .granted): .granted
        case (.applied, .refused), (.applied, .left): .refused
        case (.granted, .lost), (.granted, .lent), (.granted, .renewed), (.granted, .revoked), (.granted, .left): .ended
        case (.absent, _), (.applied, _), (.granted, _), (.refused, _), (.ended, _): nil
        }
    }
}
