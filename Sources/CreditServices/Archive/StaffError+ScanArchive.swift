extension StaffError {
    /// What a failure of the file store means for the command.
    init(_ error: ScanArchiveError) {
        switch error {
        case .missing, .damaged: self = .refused(.fileDamaged)
        case .store(.full): self = .refused(.fileStoreFull)
        case .store: self = .refused(.fileStoreFailed)
        case .cryptography(let error): self = .cryptography(error)
        }
    }
}
