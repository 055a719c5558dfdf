import CreditInformation
import HTTPTypes

extension FieldValue {
    /// Appends the value as JSON: a text, an amount in fen with its text, or codes.
    func appendJSON(to json: inout [UInt8]) {
        switch self {
        case .text(let text): JSONText.appendString(text, to: &json)
        case .date(let date): JSONText.appendString(date.description, to: &json)
        case .amount(let amount):
            json.append(contentsOf: #"{"fen":\#(amount.fen),"text":"#.utf8)
            JSONText.appendString(amount.originalText, to: &json)
            json.append(UInt8(ascii: "}"))
        case .codes(let codes) where codes.count == 1: JSONText.appendString(codes[0], to: &json)
        case .codes(let codes):
            json.append(UInt8(ascii: "["))
            for (place, code) in codes.enumerated() {
                if place > 0 { json.append(UInt8(ascii: ",")) }
                JSONText.appendString(code, to: &json)
            }
            json.append(UInt8(ascii: "]"))
        }
    }
}
