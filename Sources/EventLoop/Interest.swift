private import CLinux

/// What a registered descriptor is watched for.
///
/// Errors and hang-ups are always reported.
public struct Interest: OptionSet, Sendable {
    /// Bits of this set; not those of epoll.
    public let rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Bytes or connections can be taken.
    public static let readable = Interest(rawValue: 1)
    /// Bytes can be given.
    public static let writable = Interest(rawValue: 2)
    /// Of several loops that watch the same listener, wake one and not all (EPOLLEXCLUSIVE).
    public static let exclusive = Interest(rawValue: 4)

    var epollEvents: UInt32 {
        var events: UInt32 = 0
        if contains(.readable) { events |= EPOLLIN.rawValue }
        if contains(.writable) { events |= EPOLLOUT.rawValue }
        if contains(.exclusive) { events |= EPOLLEXCLUSIVE.rawValue }
        return events
    }
}
