import EventLoop
import Testing

@Suite struct StreamSocketTests {
    @Test func emptyStreamWouldBlockAndFinishedStreamIsClosed() throws {
        let pair = try StreamSocket.pair()
        var buffer = [UInt8](repeating: 0, count: 4)
        #expect(pair.first.read(into: &buffer, window: 0..<4) == .wouldBlock)
        pair.second.finishWriting()
        #expect(pair.first.read(into: &buffer, window: 0..<4) == .closed)
    }

    @Test func writingIsLimitedByTheOtherSideAndGoesOnLater() throws {
        let pair = try StreamSocket.pair()
        let block = [UInt8](repeating: 1, count: 65_536)
        var written = 0
        while case .bytes(let count) = pair.first.write(block, range: 0..<block.count) { written += count }
        #expect(pair.first.write(block, range: 0..<1) == .wouldBlock)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var received = 0
        while case .bytes(let count) = pair.second.read(into: &buffer, window: 0..<buffer.count) { received += count }
        #expect(received == written)
        #expect(pair.first.write(block, range: 0..<1) == .bytes(1))
    }

    @Test func writingToABrokenConnectionIsClosedAndNoSignal() throws {
        let path = temporaryPath("broken")
        let listener = try UnixListener(path: path, permissions: 0o600)
        let client = try StreamSocket.connect(path: path)
        if case .connection(let server) = listener.accept() { _ = server.fileDescriptor }
        #expect(client.write([1], range: 0..<1) == .closed)
        listener.close()
    }
}
