import CreditInformation

/// Finds the subject of each row of a chunk, or opens its file.
///
/// Wrong merges are worse than none: whatever two codes of a row do not agree on goes to the centre.
/// - Rule: BX-15.
struct SubjectDirectory {
    /// The subject of a row.
    struct Found: Equatable {
        let key: Digest128
        /// Whether the file is opened by this row.
        let isNew: Bool
        /// Places of the identifiers that the subject gains.
        let newIdentifiers: [Int]
        /// Places of all identifiers that are the subject's, those included; the others are someone else's.
        let ownIdentifiers: [Int]
    }

    /// Subject by digest of identifier: what is stored, and what this chunk adds.
    private var known: [Digest128: Digest128]

    init(known: [Digest128: Digest128]) {
        self.known = known
    }

    mutating func subject(of row: PreparedRecord) -> Result<Found, RowIssue> {
        subject(of: row.draft.identifiers.map(\.type), row.identifierDigests)
    }

    /// - Parameters:
    ///   - types: Kinds of the row's identifiers, the strongest first.
    ///   - digests: Their digests, in the same order.
    mutating func subject(of types: [IdentifierType], _ digests: [Digest128]) -> Result<Found, RowIssue> {
        let owners = digests.map { known[$0] }
        let key: Digest128
        let isNew: Bool
        switch types.first {
        case .unifiedCode?, .identityDocument?:
            // The file's key is the digest of the number that it was opened with, unless files were merged.
            key = owners[0] ?? digests[0]
            isNew = owners[0] == nil
            let codeOwner = types.firstIndex(of: .organisationCode).flatMap { owners[$0] }
            if let codeOwner, codeOwner != key { return .failure(.codesNameTwoSubjects) }
        default:
            let found = Set(owners.compactMap(\.self))
            guard let only = found.first else { return .failure(.subjectUnknown) }
            guard found.count == 1 else { return .failure(.codesNameTwoSubjects) }
            key = only
            isNew = false
        }
        // Weaker numbers that belong to someone else are left there: providers copy them carelessly.
        let gained = digests.indices.filter { known[digests[$0]] == nil }
        var new: [Int] = []
        for place in gained where known[digests[place]] == nil {
            known[digests[place]] = key
            new.append(place)
        }
        let own = digests.indices.filter { known[digests[$0]] == key }
        return .success(Found(key: key, isNew: isNew, newIdentifiers: new, ownIdentifiers: own))
    }
}
