/// Remembers, per field, the last text in which a scan found nothing: files repeat authorities, grounds and codes.
///
/// Not shared between threads.
final class CleanTexts {
    private var texts: [String?]

    /// - Parameter fields: Number of fields.
    init(fields: Int) {
        texts = [String?](repeating: nil, count: fields)
    }

    /// Whether the text is the last clean one of the field.
    func contains(_ text: String, at position: Int) -> Bool { texts[position] == text }

    /// Keeps a text in place of the one before.
    func remember(_ text: String, at position: Int) { texts[position] = text }
}
