internal import CLibCurl

/// Takes what arrives, up to limits.
final class AnswerCollector {
    /// The body so far.
    private(set) var body: [UInt8] = []
    /// Whether more arrived than the limits allow.
    private(set) var isTooLarge = false
    private var headBytes = 0
    private let maximumBodyBytes: Int
    private let maximumHeadBytes: Int

    init(maximumBodyBytes: Int, maximumHeadBytes: Int) {
        self.maximumBodyBytes = maximumBodyBytes
        self.maximumHeadBytes = maximumHeadBytes
    }

    /// Takes a part of the body; `false` to end the transfer.
    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        isTooLarge = isTooLarge || body.count + bytes.count > maximumBodyBytes
        if !isTooLarge { unsafe body.append(contentsOf: bytes) }
        return !isTooLarge
    }

    /// Counts a line of the head, trailers and interim answers included; `false` to end the transfer.
    func takeHead(_ count: Int) -> Bool {
        headBytes += count
        isTooLarge = isTooLarge || headBytes > maximumHeadBytes
        return !isTooLarge
    }
}

// File-scope functions, as libcurl calls them: on the thread that performs the request, with the collector that
// it lends. `size` is always 1; any other answer than the count of bytes ends the transfer.

/// Takes a part of the body.
func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context = unsafe context else { return 0 }
    // The client keeps the collector alive for the whole request.
    let collector = unsafe Unmanaged<AnswerCollector>.fromOpaque(context).takeUnretainedValue()
    let part = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe collector.takeBody(part) ? part.count : 0
}

/// Takes a line of the head.
func receiveHead(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context = unsafe context else { return 0 }
    // As above.
    let collector = unsafe Unmanaged<AnswerCollector>.fromOpaque(context).takeUnretainedValue()
    return collector.takeHead(size * count) ? size * count : 0
}
