/// Record types of FastCGI 1.0, section 8.
enum FastCGIRecordType: UInt8 {
    /// A request begins: role and flags.
    case beginRequest = 1
    /// The web server gives a request up.
    case abortRequest = 2
    /// A request is answered or refused.
    case endRequest = 3
    /// Stream of name-value pairs.
    case parameters = 4
    /// Stream of the body.
    case standardInput = 5
    /// Stream of the answer.
    case standardOutput = 6
    /// Stream of messages; never sent from here.
    case standardError = 7
    /// Stream of a filter's file; no role here has one.
    case data = 8
    /// Management: asks for values.
    case getValues = 9
    /// Management: answers with values.
    case getValuesResult = 10
    /// Management: a type is not known.
    case unknownType = 11
}
