import CreditServices

/// Scanned materials as the staff's audience takes them in and gives them out. Shared by the threads of the pool.
///
/// - Rule: HZ-Q16.
struct StaffFiles: Sendable {
    /// Where they lie.
    let archive: ScanArchive
    /// Bytes of the largest one.
    let maximumBytes: Int
}
