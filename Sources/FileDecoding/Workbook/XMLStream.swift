internal import CExpat
internal import Glibc

/// Feeds one part of a workbook to expat and its elements to a handler.
///
/// No document type is accepted, so there are no entities to expand. Depth and the length of a piece of
/// markup are bounded, the size is bounded by `ZipMember`.
///
/// Safe to use: it owns the parser from `init` to `deinit`; expat's pointer back to it is used only in
/// calls that it makes itself.
@safe final class XMLStream {
    private let parser: OpaquePointer
    private let member: ZipMember
    private let handler: any XMLHandler
    private let limits: FileDecodingLimits
    private var text: [UInt8] = []
    private var depth = 0
    private var bytesSinceMarkup = 0
    private var failure: FileDecodingError?
    private var hasFailed = false
    private var isResting = false
    private var isLastPiece = false
    private var isFinished = false

    /// Bytes given to expat at a time.
    private static let pieceBytes = 64 << 10

    init(_ member: ZipMember, _ handler: any XMLHandler, _ limits: FileDecodingLimits) throws(FileDecodingError) {
        // Freed in deinit.
        guard let created = unsafe XML_ParserCreate(nil) else { throw FileDecodingError(.cannotRead) }
        unsafe parser = created
        self.member = member
        self.handler = handler
        self.limits = limits
        // Unretained: the parser lives no longer than self.
        unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        unsafe XML_SetElementHandler(parser, elementBegan, elementEnded)
        unsafe XML_SetCharacterDataHandler(parser, textCame)
        unsafe XML_SetStartDoctypeDeclHandler(parser, documentTypeCame)
    }

    deinit { unsafe XML_ParserFree(parser) }

    /// Bytes of the part read so far.
    var bytesRead: Int { member.bytesRead }
    /// Size that the archive states for the part.
    var statedBytes: Int { member.statedBytes }

    /// Goes on until the handler is ready or one more piece is parsed; false at the end of the part.
    func advance() throws(FileDecodingError) -> Bool {
        guard !isFinished else { return false }
        let status: XML_Status
        if isResting {
            isResting = false
            status = unsafe XML_ResumeParser(parser)
        } else {
            status = try parseNextPiece()
        }
        if let failure { throw failure }
        if status == XML_STATUS_SUSPENDED {
            isResting = true
        } else if status == XML_STATUS_OK {
            isFinished = isLastPiece
        } else {
            throw FileDecodingError(.corruptXML, byteOffset: unsafe Int(XML_GetCurrentByteIndex(parser)))
        }
        return true
    }

    /// Goes on to the end of the part.
    func finish() throws(FileDecodingError) {
        while try advance() {}
    }

    private func parseNextPiece() throws(FileDecodingError) -> XML_Status {
        // The buffer belongs to expat and is valid until the parse call that follows.
        guard let buffer = unsafe XML_GetBuffer(parser, CInt(Self.pieceBytes)) else {
            throw FileDecodingError(.cannotRead)
        }
        let got = try unsafe member.read(into: buffer, count: Self.pieceBytes)
        isLastPiece = got == 0
        let status = unsafe XML_ParseBuffer(parser, CInt(got), isLastPiece ? 1 : 0)
        bytesSinceMarkup += got
        guard bytesSinceMarkup <= limits.xmlTokenBytes || hasFailed else {
            throw FileDecodingError(.xmlTokenTooLong, limit: limits.xmlTokenBytes)
        }
        return status
    }

    // MARK: - Called by expat, on the thread of `advance()`

    fileprivate func began(_ name: XMLName, _ attributes: borrowing XMLAttributes) {
        guard !hasFailed else { return }
        bytesSinceMarkup = 0
        depth += 1
        do throws(FileDecodingError) {
            guard depth <= limits.xmlDepth else { throw FileDecodingError(.xmlTooDeep, limit: limits.xmlDepth) }
            try handler.began(name, attributes)
        } catch {
            stop(error)
        }
    }

    fileprivate func ended(_ name: XMLName) {
        guard !hasFailed else { return }
        bytesSinceMarkup = 0
        depth -= 1
        do throws(FileDecodingError) {
            try handler.ended(name, &text)
        } catch {
            stop(error)
        }
        // True: to be resumed.
        if !hasFailed, handler.isReady { _ = unsafe XML_StopParser(parser, 1) }
    }

    fileprivate func came(_ bytes: UnsafeRawBufferPointer) {
        bytesSinceMarkup = 0
        guard !hasFailed, handler.collectsText else { return }
        guard text.count + bytes.count <= limits.rowBytes else {
            return stop(FileDecodingError(.rowTooLong, limit: limits.rowBytes))
        }
        unsafe text.append(contentsOf: bytes)
    }

    fileprivate func stop(_ error: FileDecodingError) {
        if !hasFailed { failure = error }
        hasFailed = true
        _ = unsafe XML_StopParser(parser, 0)
    }
}

// expat's callbacks: file-scope functions. `userData` is the stream, which is alive because it made
// the call; all other pointers belong to expat and are used during the callback only.

private func stream(_ userData: UnsafeMutableRawPointer?) -> XMLStream? {
    guard let userData = unsafe userData else { return nil }
    return unsafe Unmanaged<XMLStream>.fromOpaque(userData).takeUnretainedValue()
}

private func xmlName(_ name: UnsafePointer<XML_Char>?) -> XMLName {
    guard let name = unsafe name else { return .other }
    return unsafe XMLName(UnsafeRawBufferPointer(start: name, count: strlen(name)))
}

private func elementBegan(
    _ userData: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
) {
    unsafe stream(userData)?.began(xmlName(name), XMLAttributes(attributes))
}

private func elementEnded(_ userData: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?) {
    unsafe stream(userData)?.ended(xmlName(name))
}

private func textCame(_ userData: UnsafeMutableRawPointer?, _ text: UnsafePointer<XML_Char>?, _ count: CInt) {
    unsafe stream(userData)?.came(UnsafeRawBufferPointer(start: text, count: Int(count)))
}

private func documentTypeCame(
    _ userData: UnsafeMutableRawPointer?, _: UnsafePointer<XML_Char>?, _: UnsafePointer<XML_Char>?,
    _: UnsafePointer<XML_Char>?, _: CInt
) {
    unsafe stream(userData)?.stop(FileDecodingError(.documentTypeRefused))
}
