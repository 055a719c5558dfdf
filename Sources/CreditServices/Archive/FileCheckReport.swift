/// What a check of the file store has found.
public struct FileCheckReport: Sendable, Equatable {
    /// Scans of the register that were read and compared.
    public internal(set) var checked = 0
    /// Scans that the store does not have.
    public internal(set) var missing: [UInt128] = []
    /// Scans of which the store has something else.
    public internal(set) var damaged: [UInt128] = []
    /// Destroyed scans whose bytes were still there and are gone now.
    public internal(set) var destroyed: [UInt128] = []
    /// Things without a row that were removed.
    public internal(set) var orphans = 0
    /// Things without a row that were left, because there are suspiciously many.
    public internal(set) var remaining = 0
    /// Things without a row that may be on their way to one.
    public internal(set) var young = 0
    /// Names of things that are not the platform's.
    public internal(set) var foreign: [String] = []

    /// Whether every scan is there and nothing waits for a decision.
    public var isSound: Bool { missing.isEmpty && damaged.isEmpty && remaining == 0 && foreign.isEmpty }
}
