// What the records mean. Reading them is in FastCGIParser.swift.

extension FastCGIParser {
    /// Flag of FCGI_BEGIN_REQUEST: the application does not close the connection.
    private static let keepConnectionFlag: UInt8 = 1
    /// The role of answering requests, the only one that exists here.
    private static let responderRole: UInt16 = 1

    /// Decides from a record's header what becomes of its content.
    mutating func openRecord() throws(FastCGIProtocolError) {
        guard record.version == FastCGIRecordHeader.version else { throw .unsupportedVersion(record.version) }
        use = record.requestID == 0 ? try managementUse() : try requestUse()
    }

    private mutating func managementUse() throws(FastCGIProtocolError) -> Use {
        guard let type = FastCGIRecordType(rawValue: record.rawType) else { return .unknownManagement(record.rawType) }
        switch type {
        case .getValues:
            guard record.contentLength <= limits.maximumManagementBytes else { throw .managementRecordTooLong }
            managementBytes = []
            return .getValues
        case .getValuesResult, .unknownType:
            // Answers to what we never ask; replying to them could go on for ever.
            throw .unexpectedRecord
        case .beginRequest, .abortRequest, .endRequest, .parameters, .standardInput, .standardOutput, .standardError,
            .data:
            throw .wrongRequestID
        }
    }

    private func requestUse() throws(FastCGIProtocolError) -> Use {
        guard let type = FastCGIRecordType(rawValue: record.rawType) else { throw .unexpectedRecord }
        let isCurrent = record.requestID == requestID && phase != .idle
        switch type {
        case .beginRequest:
            guard record.contentLength == 8 else { throw .badLength }
            guard !isCurrent else { throw .requestIDInUse }
            return .beginRequest
        case .abortRequest:
            guard record.contentLength == 0 else { throw .badLength }
            if isCurrent { return .abortRequest }
            guard record.requestID == finishedID || record.requestID == refusedID else { throw .wrongRequestID }
            return .discard
        case .parameters, .standardInput, .data:
            if isCurrent { return try streamUse(of: type) }
            guard record.requestID == refusedID else { throw .wrongRequestID }
            return .discard
        case .endRequest, .standardOutput, .standardError:
            throw .unexpectedRecord
        case .getValues, .getValuesResult, .unknownType:
            throw .wrongRequestID
        }
    }

    private func streamUse(of type: FastCGIRecordType) throws(FastCGIProtocolError) -> Use {
        if type == .parameters, phase == .parameters { return .parameters }
        if type == .standardInput, phase == .body { return .body }
        throw .unexpectedRecord
    }

    /// Acts on a record whose content is complete.
    /// - Parameter shifted: The eight bytes of a FCGI_BEGIN_REQUEST body.
    mutating func closeRecord(shifted: UInt64) throws(FastCGIProtocolError) -> FastCGIEvent? {
        switch use {
        case .beginRequest:
            return begin(
                role: UInt16(truncatingIfNeeded: shifted >> 48),
                keepsConnection: UInt8(truncatingIfNeeded: shifted >> 40) & Self.keepConnectionFlag != 0)
        case .abortRequest:
            return abort()
        case .parameters:
            // Only an empty record ends a stream.
            if record.contentLength == 0 { try endParameters() }
            return nil
        case .body:
            return record.contentLength == 0 ? endBody() : nil
        case .getValues:
            let reply = try FastCGIControlRecords.values(askedFor: managementBytes, limits: limits)
            managementBytes = []
            return .reply(reply, closesConnection: false)
        case .unknownManagement(let rawType):
            return .reply(FastCGIControlRecords.unknownType(rawType), closesConnection: false)
        case .discard:
            return nil
        }
    }

    private mutating func begin(role: UInt16, keepsConnection: Bool) -> FastCGIEvent? {
        guard phase == .idle else { return refuse(.cannotMultiplexConnection, closing: false) }
        guard role == Self.responderRole else { return refuse(.unknownRole, closing: !keepsConnection) }
        phase = .parameters
        requestID = record.requestID
        self.keepsConnection = keepsConnection
        rejection = nil
        if refusedID == requestID { refusedID = 0 }
        if finishedID == requestID { finishedID = 0 }
        return nil
    }

    private mutating func refuse(
        _ status: FastCGIControlRecords.ProtocolStatus, closing: Bool
    ) -> FastCGIEvent {
        refusedID = record.requestID
        var reply: [UInt8] = []
        FastCGIControlRecords.appendEnd(requestID: record.requestID, status: status, to: &reply)
        if closing { self = closed() }
        return .reply(reply, closesConnection: closing)
    }

    private mutating func abort() -> FastCGIEvent? {
        // A second abort says nothing new.
        guard phase != .aborted else { return nil }
        phase = .aborted
        forgetContent()
        return .aborted(requestID: requestID, keepsConnection: keepsConnection)
    }

    private mutating func endParameters() throws(FastCGIProtocolError) {
        phase = .body
        guard rejection == nil else { return }
        let bytes = parameterBytes
        parameterBytes = []
        switch try FastCGIParameters.index(bytes, limits: limits) {
        case .success(let parameters): self.parameters = parameters
        case .failure(let refusal): rejection = refusal.reason
        }
    }

    private mutating func endBody() -> FastCGIEvent {
        phase = .answering
        defer { forgetContent() }
        if rejection == nil, let stated = parameters["CONTENT_LENGTH"], !stated.isEmpty {
            if Self.decimal(stated) != body.count { rejection = .bodyLengthMismatch }
        }
        if let rejection {
            return .rejected(
                FastCGIRejection(requestID: requestID, keepsConnection: keepsConnection, reason: rejection))
        }
        return .request(
            FastCGIRequest(
                requestID: requestID, keepsConnection: keepsConnection, parameters: parameters, body: body))
    }

    private mutating func forgetContent() {
        parameterBytes = []
        parameters = FastCGIParameters()
        body = []
    }

    /// Up to 18 decimal digits, so that no sum can overflow.
    private static func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...18).contains(digits.count) else { return nil }
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }
}
