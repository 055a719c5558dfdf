import Cryptography
import FoundationEssentials

extension ServiceState.Document {
    /// A document, tagged with its digest.
    init(_ body: [UInt8]) {
        let digest = Digest.of(body, .sha256).prefix(16)
        let text = digest.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }
        self.init(body: body, tag: "\"" + text.joined() + "\"")
    }

    /// Why there is no document.
    struct Unreadable: Error, CustomStringConvertible {
        /// For the operator.
        let description: String
    }

    /// Reads a document of the delivery.
    init(file path: String) throws(Unreadable) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Unreadable(description: "cannot read \(path)")
        }
        self.init([UInt8](data))
    }
}
