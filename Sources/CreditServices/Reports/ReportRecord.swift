/// A record in a report, or the notice that there is one under objection.
///
/// - Rule: HZ-O7, HZ-O11, PB-15, BX-6.
struct ReportRecord: Decodable, Equatable {
    /// The n of "n of m".
    let number: Int
    let record: String
    let markers: [Marker]
    /// True: under objection, and none of what follows is there.
    let suspended: Bool?
    let provider: Provider?
    let decidedOn: String?
    let recordedOn: String?
    let fields: [Field]?
    let remarks: [Remark]?
    /// Why its fields are not there; nil: they are.
    let withheld: String?

    /// Who provided it.
    struct Provider: Decodable, Equatable {
        let code: String
        /// nil: the unit is not registered.
        let name: String?
    }

    /// A field under the catalogue's name.
    struct Field: Decodable, Equatable {
        let code: String
        let name: String
        let text: String
    }

    /// A marker in force.
    struct Marker: Decodable, Equatable {
        let marker: String
        let name: String
        /// The applicant's, as given; nil for `under_processing`.
        let reason: String?
    }

    /// What could neither be confirmed nor refuted.
    struct Remark: Decodable, Equatable {
        /// Who verified it, when, and with what result, in one sentence.
        let finding: String
        /// What was objected: to the subject as given, to others masked.
        let text: String
        let recordedOn: String
    }
}
