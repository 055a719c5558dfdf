private import CLinux

/// What a descriptor is ready for.
public struct Readiness: OptionSet, Sendable {
    /// Bits of this set; not those of epoll.
    public let rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Bytes, a connection, or the end of the stream can be read.
    public static let readable = Readiness(rawValue: 1)
    /// Bytes can be written.
    public static let writable = Readiness(rawValue: 2)
    /// The other side is gone or the descriptor failed; reading tells which.
    public static let hangUp = Readiness(rawValue: 4)

    init(epollEvents events: UInt32) {
        var bits: UInt8 = 0
        if events & EPOLLIN.rawValue != 0 { bits |= Readiness.readable.rawValue }
        if events & EPOLLOUT.rawValue != 0 { bits |= Readiness.writable.rawValue }
        if events & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0 { bits |= Readiness.hangUp.rawValue }
        self.init(rawValue: bits)
    }
}
