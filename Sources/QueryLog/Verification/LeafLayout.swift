/// Where each part of a leaf is, found in one pass over its bytes without building a tree of values.
///
/// A leaf has one form only, `sql/functions/append_query_log.sql` writes it. So the pass knows what comes next, and the
/// longest part, what was disclosed, is between a known beginning and an end of known length and need not be looked at.
/// - Rule: HZ-Q15.
public struct LeafLayout: Sendable, Hashable {
    /// Digits.
    public private(set) var position = 0..<0
    /// Text as `LogTime` reads it.
    public private(set) var time = 0..<0
    /// Text without quotation marks, as are the other texts.
    public private(set) var audience = 0..<0
    /// Text: what was asked.
    public private(set) var operation = 0..<0
    /// Text: the account that asked, or `public`.
    public private(set) var actor = 0..<0
    /// Nil where the actor asked for no unit.
    public private(set) var unit: Range<Int>?
    /// Text: network address of who asked.
    public private(set) var address = 0..<0
    /// Text: id of the request.
    public private(set) var request = 0..<0
    /// Text: why it was asked.
    public private(set) var purpose = 0..<0
    /// A JSON value.
    public private(set) var scope = 0..<0
    /// A UUID in lower case; nil where no single subject was asked for.
    public private(set) var subject: Range<Int>?
    /// Text: answered, empty or refused.
    public private(set) var outcome = 0..<0
    /// Id of the rule that refused; nil where none did.
    public private(set) var rule: Range<Int>?
    /// The elements of a JSON array, without its brackets.
    public private(set) var disclosed = 0..<0
    /// 64 bytes: the digest of the answer in hexadecimal.
    public private(set) var answer = 0..<0
    /// 36 bytes: a UUID.
    public private(set) var salt = 0..<0

    private static let digestDigits = 64
    private static let uuidDigits = 36

    /// Finds the parts.
    ///
    /// - Throws: `.unknownVersion`, `.malformed`.
    public init(_ bytes: Span<UInt8>) throws(EntryProblem) {
        var reader = LeafReader(count: bytes.count)
        guard reader.take(LeafWords.version, bytes) else {
            throw reader.startsWithAnyVersion(bytes) ? .unknownVersion : .malformed(byte: 0)
        }
        try reader.expect(LeafWords.position, bytes)
        position = reader.digits(bytes)
        try reader.expect(LeafWords.time, bytes)
        time = try reader.text(bytes)
        try reader.expect(LeafWords.audience, bytes)
        audience = try reader.text(bytes)
        try reader.expect(LeafWords.operation, bytes)
        operation = try reader.text(bytes)
        try reader.expect(LeafWords.actor, bytes)
        actor = try reader.text(bytes)
        if reader.take(LeafWords.unit, bytes) { unit = try reader.text(bytes) }
        try reader.expect(LeafWords.address, bytes)
        address = try reader.text(bytes)
        try reader.expect(LeafWords.request, bytes)
        request = try reader.text(bytes)
        try reader.expect(LeafWords.purpose, bytes)
        purpose = try reader.text(bytes)
        try reader.expect(LeafWords.scope, bytes)
        scope = try reader.value(bytes)
        if reader.take(LeafWords.subject, bytes) { subject = try reader.closedText(bytes) }
        try reader.expect(LeafWords.outcome, bytes)
        outcome = try reader.closedText(bytes)
        if reader.take(LeafWords.rule, bytes) { rule = try reader.closedText(bytes) }
        try reader.expect(LeafWords.disclosed, bytes)
        try readEnd(bytes, from: reader.place)
    }

    /// The end has a known length, so what was disclosed is what stands before it.
    private mutating func readEnd(_ bytes: Span<UInt8>, from start: Int) throws(EntryProblem) {
        let saltStart = bytes.count - LeafWords.end.count - Self.uuidDigits
        let answerStart = saltStart - LeafWords.salt.count - Self.digestDigits
        let end = answerStart - LeafWords.answer.count
        guard end >= start else { throw .malformed(byte: start) }
        disclosed = start..<end
        answer = answerStart..<answerStart + Self.digestDigits
        salt = saltStart..<saltStart + Self.uuidDigits
        try expect(LeafWords.answer, bytes, at: end)
        try expect(LeafWords.salt, bytes, at: answer.upperBound)
        try expect(LeafWords.end, bytes, at: salt.upperBound)
    }

    private func expect(_ words: [UInt8], _ bytes: Span<UInt8>, at place: Int) throws(EntryProblem) {
        var reader = LeafReader(count: bytes.count, place: place)
        try reader.expect(words, bytes)
    }
}
