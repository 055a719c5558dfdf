public import CreditInformation

/// Made-up credit information for every item of a catalogue, as departments would send it.
///
/// Names, codes and texts are composed at random and mean no one. The same catalogue, number of subjects, seed and
/// day give the same bytes on every machine. Every row passes the platform's checks, except for the flawed rows of
/// two files (``SampleFile/flawedRowCount``), which show what a report looks like.
/// - Rule: BX-1, BX-10, BX-12, BX-15, BX-16, X-3, X-6.
public struct SampleData: Sendable {
    /// Rows per subject, registrations included.
    static let recordsPerSubject = 5

    /// How many organisations there are: three quarters of the subjects; numbers from 0.
    public let organisationCount: Int
    /// How many natural persons there are; numbers from 0.
    public let personCount: Int
    let catalogue: Catalogue
    let seed: UInt64
    let asOf: CalendarDate

    /// Describes a set; nothing is made yet.
    ///
    /// - Parameters:
    ///   - subjects: Number of subjects, 4 or more. Below some 200 not every subject has a record.
    ///   - asOf: Day on which the data are looked at: what has ended and what is about to end counts from it.
    public init(catalogue: Catalogue, subjects: Int, seed: UInt64, asOf: CalendarDate) {
        self.catalogue = catalogue
        self.seed = seed
        self.asOf = asOf
        personCount = max(subjects / 4, 1)
        organisationCount = max(subjects - personCount, 1)
    }

    /// The files in the order of import: registers first, so that later rows find subjects by old codes.
    public func files() -> [SampleFile] {
        FilePlanning(self).plans().map(SampleFile.init)
    }

    /// The unified social credit code of organisation `index`, in every set of the seed.
    ///
    /// Indices below ``organisationCount`` (in the benchmark: below the number of subjects) occur in the files.
    /// Codes of indices below 10,000,000 differ from each other.
    /// - Rule: X-3.
    public static func unifiedCode(ofSubject index: Int, seed: UInt64) -> String {
        String(decoding: SampleOrganisation(index, seed: seed).unifiedCode, as: UTF8.self)
    }
}
