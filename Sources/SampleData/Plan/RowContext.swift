/// What the cells of a row are written from.
struct RowContext {
    /// Who the row is about.
    enum Subject {
        case organisation(SampleOrganisation)
        case person(SamplePerson)
    }

    /// Number of the record in its item.
    let serial: Int
    /// How often the subjects were gone through before.
    let round: Int
    /// Seed of the record.
    let seed: UInt64
    let facts: RecordFacts
    /// What is wrong on purpose.
    let flaw: Flaw?
    let subject: Subject
    /// Whether the row names its subject by the organisation code alone.
    let lacksUnifiedCode: Bool

    /// Type of the organisation; nil for natural persons.
    var organisationType: OrganisationType? {
        if case .organisation(let organisation) = subject { organisation.type } else { nil }
    }
}
