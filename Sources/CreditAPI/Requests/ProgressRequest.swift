import CreditInformation
import CreditServices
import CreditStore
import FastCGI

/// A question how an objection stands, read and checked: the number of the receipt, and the end of the document's number.
///
/// Both come in the body: an address would leave them in histories and logs.
/// - Rule: HZ-O5, X-4, X-7.
struct ProgressRequest: Sendable, Equatable {
    /// Bytes of the largest body; both members need about 80.
    static let maximumBodyBytes = 1024
    /// Characters of a receipt's number: a letter, the day, eight at random, one that checks the others.
    static let receiptCharacters = 18
    /// Series whose progress is told.
    private static let series: Set<DocumentSeries> = [.objection, .annotation, .annotationWithdrawal]
    /// Characters at the end of the document's number.
    static let elementCharacters = ProgressProof.elementCharacters

    /// Number of the receipt, in capitals.
    let receiptNumber: String
    /// The end of the document's number, in capitals.
    let identityElement: String
    /// Who asks.
    let origin: QueryOrigin

    /// Reads the body.
    ///
    /// - Throws: A problem that keeps nothing of what was sent.
    init(_ request: FastCGIRequest, origin: QueryOrigin) throws(Problem) {
        guard MediaTypeStatement.isJSON(request["CONTENT_TYPE"]) else { throw Problem(.unsupportedMediaType) }
        guard request.body.count <= Self.maximumBodyBytes else {
            throw Problem(.contentTooLarge, detail: "请求内容不得超过\(Self.maximumBodyBytes)字节。")
        }
        var body = try BodyReader(request.body)
        receiptNumber = try Self.number(&body)
        identityElement = try Self.element(&body)
        try body.finish()
        self.origin = origin
    }

    /// A number whose check character fits, of a series that has a progress.
    private static func number(_ body: inout BodyReader) throws(Problem) -> String {
        let text = try body.text("receipt_number", maximum: receiptCharacters)
        do throws(DocumentNumberError) {
            let number = try DocumentNumber(reading: text)
            guard series.contains(number.series) else { throw DocumentNumberError.form }
            return number.text
        } catch { throw Problem(.malformedBody, detail: "“receipt_number”有误：\(error.description)。") }
    }

    private static func element(_ body: inout BodyReader) throws(Problem) -> String {
        let text = try body.text("identity_element", maximum: elementCharacters)
        guard text.utf8.count == elementCharacters, text.utf8.allSatisfy(isLetterOrDigit) else {
            throw Problem(.malformedBody, detail: "“identity_element”须为\(elementCharacters)位字母或数字。")
        }
        return text.uppercased()
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
