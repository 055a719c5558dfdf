/// Rule set that a catalogue, a policy, periods and papers follow: a city's, or one that a city may take over.
///
/// In force is that of the access policy in force. Another city's is a name in its own files, not a change here.
/// - Rule: HZ-Q1, JJ-1, QZ-11, PB-14.
public struct RuleProfile: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// Most characters of a name, as the database has it.
    public static let maximumCharacters = 32

    /// Hangzhou: three open levels (杭政函〔2015〕62号 附件1).
    public static let hangzhou = RuleProfile(written: "hangzhou")
    /// Jiujiang: three sharing modes (安全管理办法 第十六条), mapped to open levels; sets no period and no papers.
    public static let jiujiang = RuleProfile(written: "jiujiang")
    /// 钦市金管字〔2023〕26号.
    public static let qinzhou = RuleProfile(written: "qinzhou")
    /// 银发〔2018〕102号.
    public static let pboc = RuleProfile(written: "pboc")

    /// As files and rows have it.
    public let rawValue: String

    /// A name of 1 to 32 lower-case letters and hyphens that begins with a letter; nil for anything else.
    public init?(rawValue: String) {
        let bytes = rawValue.utf8
        guard let first = bytes.first, Self.isLetter(first), bytes.count <= Self.maximumCharacters,
            bytes.allSatisfy({ Self.isLetter($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        self.rawValue = rawValue
    }

    private init(written: String) { rawValue = written }

    /// The name.
    public var description: String { rawValue }

    private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }

    /// Open levels that records of a sharing mode may have.
    ///
    /// In Jiujiang shared items stay inside the platform and so are C; elsewhere units share B items as well.
    /// - Rule: JJ-1, HZ-Q1.
    public func levels(for sharing: SharingMode) -> [OpenLevel] {
        switch sharing {
        case .open: [.open]
        case .shared: self == .jiujiang ? [.insideGovernment] : [.onAuthority, .insideGovernment]
        case .onAuthority: [.onAuthority, .insideGovernment]
        }
    }
}
