/// City whose rules a catalogue follows.
public enum CatalogueProfile: String, Sendable, Hashable, CaseIterable {
    /// Hangzhou: three open levels (杭政函〔2015〕62号 附件1).
    case hangzhou
    /// Jiujiang: three sharing modes (安全管理办法 第十六条), mapped to open levels.
    case jiujiang

    /// Open levels that records of a sharing mode may have.
    ///
    /// In Jiujiang shared items stay inside the platform and so are C; in Hangzhou units share B items as well.
    /// - Rule: JJ-1, HZ-Q1.
    public func levels(for sharing: SharingMode) -> [OpenLevel] {
        switch (self, sharing) {
        case (_, .open): [.open]
        case (.hangzhou, .shared): [.onAuthority, .insideGovernment]
        case (.jiujiang, .shared): [.insideGovernment]
        case (_, .onAuthority): [.onAuthority, .insideGovernment]
        }
    }
}
