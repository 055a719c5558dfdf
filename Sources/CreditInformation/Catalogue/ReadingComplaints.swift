import Synchronization

/// What a lenient reading could not understand, collected while the decoder runs.
///
/// A class, because decoders hand the same `userInfo` to every value they make.
final class ReadingComplaints: Sendable {
    /// One value that was replaced by the safest one.
    struct Complaint: Sendable {
        /// Keys and indices from the top of the file.
        let path: [String]
        /// Broken rule.
        let rule: CatalogueRule
        /// What is wrong, in English.
        let detail: String
    }

    private let list = Mutex<[Complaint]>([])

    /// Key under which decoders carry the collection.
    static let key = CodingUserInfoKey(rawValue: "catalogue.complaints")

    /// The complaints so far, in the order of the file.
    var all: [Complaint] { list.withLock(\.self) }

    /// Adds a complaint.
    func add(_ complaint: Complaint) {
        list.withLock { $0.append(complaint) }
    }
}
