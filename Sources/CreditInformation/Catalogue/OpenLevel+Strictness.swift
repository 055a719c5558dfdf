extension OpenLevel {
    /// How strict the level is: 0 for A, 1 for B, 2 for C.
    ///
    /// An explicit number, because the rank of a right must never follow from the order of declarations.
    public var strictness: Int {
        switch self {
        case .open: 0
        case .onAuthority: 1
        case .insideGovernment: 2
        }
    }

    /// The stricter of this level and another.
    public func stricter(_ other: OpenLevel) -> OpenLevel {
        other.strictness > strictness ? other : self
    }
}
