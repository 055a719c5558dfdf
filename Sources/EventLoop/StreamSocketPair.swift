/// Two connected ends of one stream.
public struct StreamSocketPair: ~Copyable {
    /// One end.
    public var first: StreamSocket
    /// The other end.
    public var second: StreamSocket

    init(_ first: consuming StreamSocket, _ second: consuming StreamSocket) {
        self.first = first
        self.second = second
    }
}
