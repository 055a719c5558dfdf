extension String {
    /// The text of `bytes[range]`, or nil when that is not UTF-8.
    init?(validating bytes: Span<UInt8>, _ range: Range<Int>) {
        guard let text = try? UTF8Span(validating: bytes.extracting(range)) else {
            // The reason is found again by the caller, which knows line and offset.
            return nil
        }
        self.init(copying: text)
    }
}
