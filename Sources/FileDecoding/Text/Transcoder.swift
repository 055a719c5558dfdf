internal import Glibc

/// Turns text of another encoding into UTF-8, piece by piece, with glibc's iconv.
///
/// Safe to use: the handle is private, opened in `init` and closed in `deinit`.
@safe final class Transcoder {
    /// What one step did.
    enum Outcome: Equatable {
        /// All complete characters of the input were turned.
        case inputUsedUp
        /// The output is full; more input remains.
        case outputFull
        /// The bytes after the consumed ones are no character.
        case invalid
    }

    private let converter: iconv_t

    /// - Throws: `cannotRead` when the C library lacks its conversion tables.
    init(from encoding: TextEncoding) throws(FileDecodingError) {
        // Both names are C strings that Swift owns during the call. iconv_open answers (iconv_t)-1 on failure.
        guard let opened = unsafe iconv_open("UTF-8", encoding.rawValue),
            Int(bitPattern: opened) != -1
        else { throw FileDecodingError(.cannotRead) }
        unsafe converter = opened
    }

    // We opened it and nobody else holds it.
    deinit { _ = unsafe iconv_close(converter) }

    /// Turns `input[from..<to]` and writes to `output` from `outputStart` up to its end.
    ///
    /// An incomplete character at the end of the input stays unconsumed.
    func convert(
        _ input: inout [UInt8], from: Int, to: Int, into output: inout [UInt8], at outputStart: Int
    ) -> (consumed: Int, produced: Int, outcome: Outcome) {
        precondition(from <= to && to <= input.count && outputStart <= output.count, "outside of the buffers")
        var inputLeft = to - from
        var outputLeft = output.count - outputStart
        // Both arrays own their memory; iconv keeps none of the pointers after the call, and the
        // counts, checked above, keep it inside.
        let failure = unsafe input.withUnsafeMutableBytes { source in
            unsafe output.withUnsafeMutableBytes { target -> CInt in
                var sourceByte = unsafe source.baseAddress?.advanced(by: from).assumingMemoryBound(to: CChar.self)
                var targetByte = unsafe target.baseAddress?.advanced(by: outputStart)
                    .assumingMemoryBound(to: CChar.self)
                let result = unsafe iconv(converter, &sourceByte, &inputLeft, &targetByte, &outputLeft)
                // (size_t)-1 marks a failure.
                return Int(bitPattern: UInt(truncatingIfNeeded: result)) == -1 ? errno : 0
            }
        }
        let outcome: Outcome =
            switch failure {
            case E2BIG: .outputFull
            case EILSEQ: .invalid
            default: .inputUsedUp
            }
        return (to - from - inputLeft, output.count - outputStart - outputLeft, outcome)
    }
}
