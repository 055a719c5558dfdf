/// The fields of a record as answers are put together from them: parted by their own open levels.
///
/// Each part is written as the members of a JSON object without its braces, empty where the level has no field, so that
/// an audience's object is the parts that it may see and nothing has to be taken out of anything.
/// - Rule: HZ-Q3, JJ-2, X-4.
public struct RecordFields: Sendable, Equatable {
    /// The fields of one level.
    public struct Part: Sendable, Equatable {
        /// All of them, whole but for identity and account numbers, which are masked in every form.
        public let full: [UInt8]
        /// As the catalogue masks them, without those that it withholds; nil: the same as `full`.
        public let masked: [UInt8]?

        /// A part as the writer of records has made it.
        public init(full: [UInt8], masked: [UInt8]?) {
            self.full = full
            self.masked = masked
        }
    }

    /// Fields of level A.
    public let open: Part
    /// Fields of level B.
    public let onAuthority: Part
    /// Fields of level C.
    public let insideGovernment: Part

    /// The parts of a record.
    public init(open: Part, onAuthority: Part, insideGovernment: Part) {
        self.open = open
        self.onAuthority = onAuthority
        self.insideGovernment = insideGovernment
    }

    /// The parts in the order of the columns that hold them: A, B, C.
    var inColumnOrder: [Part] { [open, onAuthority, insideGovernment] }
}
