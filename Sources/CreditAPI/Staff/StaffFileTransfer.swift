import CreditInformation
import CreditServices
import HTTPTypes

/// Scans on their way in and out, and the end of those that are destroyed.
///
/// - Rule: HZ-Q16, HZ-Q17, QZ-16.
struct StaffFileTransfer {
    private let turn: StaffTurn

    init(_ turn: StaffTurn) {
        self.turn = turn
    }

    /// Takes a scan in; the body is the file, byte for byte.
    func upload(_ form: inout StaffForm) throws -> HTTPResponse {
        let serviceCase = try form.id()
        guard let material = try form.idItem("material") else {
            throw Problem(.malformedParameter, detail: "须填写材料编号（material）。")
        }
        let answer = try FileUpload(
            turn.connection, turn.files.archive, turn.caller, maximumBytes: turn.files.maximumBytes
        ).take(turn.request.body, case: serviceCase, material: material, requestTokenDigest: turn.requestToken)
        return StaffAnswer.json(answer)
    }

    /// Gives a scan out: as bytes to be saved, whatever they are, so that no browser shows or runs them.
    func read(_ form: inout StaffForm) throws -> HTTPResponse {
        let id = try form.id()
        let scan = try FileReading(turn.connection, turn.files.archive, turn.caller).read(id)
        var response = HTTPResponse(
            status: .ok,
            headers: [
                HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/octet-stream")),
                HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "no-store")),
                HTTPHeaderField(.xContentTypeOptions, HTTPHeaderValue(literal: "nosniff")),
                HTTPHeaderField(
                    .contentSecurityPolicy, HTTPHeaderValue(literal: "sandbox; default-src 'none'")),
            ], body: scan.content)
        let name = "\(Digest128(id).text).\(scan.format.fileExtension)"
        // Both are ASCII by their making: an id, an extension, and a document of ids and digests.
        guard let disposition = HTTPHeaderValue("attachment; filename=\"\(name)\""),
            let sealed = HTTPHeaderValue(scan.answer)
        else { throw StaffError.unexpectedAnswer }
        response.headers.append(.contentDisposition, disposition)
        // What the log has sealed: the digest of these bytes and the receipt.
        response.headers.append(.creditAnswer, sealed)
        return response
    }

    /// Decides; what lies in the store after an approval is removed at once.
    func decideDestruction(_ form: inout StaffForm) throws -> HTTPResponse {
        let destruction = try form.id()
        let decision = try form.word("decision", of: ["approved", "refused"])
        let reason = try form.body.text("reason")
        try form.body.finish()
        let outcome = try ArchiveDestruction(turn.connection, turn.files.archive, turn.caller).decide(
            destruction, decision: decision, reason: reason, requestTokenDigest: turn.requestToken)
        let counts = #""files_removed":\#(outcome.removed),"files_remaining":\#(outcome.remaining)"#
        return StaffAnswer.json(#"{\#(counts),"result":\#(outcome.answer)}"#)
    }
}
