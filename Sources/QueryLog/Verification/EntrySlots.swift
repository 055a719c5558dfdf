import CreditStore
import Postgres
import TransparencyLog

/// The entries of a stretch of the log as they come in, each put where its position says.
struct EntrySlots {
    /// How a position was filled.
    enum State: UInt8 {
        case empty
        /// From the database.
        case stored
        /// From the bundle of an archived month.
        case archived
        /// Not looked at: archived, and its bundle is not at hand.
        case skipped
    }

    /// The positions.
    let positions: Range<Int>
    private(set) var hashes: [MerkleHash]
    /// Microseconds since 1970-01-01 UTC.
    private(set) var times: [Int64]
    private(set) var states: [State]
    private(set) var findings: [LogFinding] = []
    /// Positions with a finding of their own.
    private(set) var suspects: Set<Int> = []

    init(_ positions: Range<Int>) {
        self.positions = positions
        hashes = Array(repeating: .emptyRoot, count: positions.count)
        times = Array(repeating: 0, count: positions.count)
        states = Array(repeating: .empty, count: positions.count)
    }

    /// Takes a page of the database.
    ///
    /// - Parameter known: Positions around these slots that other slots take; entries there are passed over.
    mutating func take(_ page: borrowing QueryLogEntryPage, known: Range<Int>, using hasher: MerkleHasher) throws {
        for row in 0..<page.count {
            let position = try page.position(row)
            guard positions.contains(position), states[position - positions.lowerBound] == .empty else {
                if positions.contains(position) || !known.contains(position) { find(position, .extraEntry) }
                continue
            }
            let (problem, hash) = try page.withLeaf(row) { leaf throws(PostgresError) in
                (try LeafCheck.problem(page, row, leaf), hasher.leaf(leaf))
            }
            if let problem { find(position, .content(problem)) }
            put(position, hash, try page.loggedAt(row), .stored)
        }
    }

    /// Takes an entry of a bundle, which has no columns.
    mutating func take(archived leaf: Span<UInt8>, at position: Int, using hasher: MerkleHasher) {
        var time: Int64 = 0
        do throws(EntryProblem) {
            let layout = try LeafLayout(leaf)
            if LeafCheck.position(leaf, layout.position) != position { find(position, .content(.column(.position))) }
            if let written = LogTime.microseconds(leaf, in: layout.time) {
                time = written
            } else {
                find(position, .content(.column(.loggedAt)))
            }
        } catch {
            find(position, .content(error))
        }
        put(position, hasher.leaf(leaf), time, .archived)
    }

    /// Passes over positions that cannot be looked at.
    mutating func skip(_ skipped: Range<Int>) {
        for position in skipped.clamped(to: positions) { states[position - positions.lowerBound] = .skipped }
    }

    /// Positions of which the entry was read.
    var verifiedCount: Int { states.count { $0 == .stored || $0 == .archived } }

    /// Names what is missing and where times go back, once everything has come in.
    mutating func finish() {
        var missing: Range<Int>?
        for index in states.indices {
            let position = positions.lowerBound + index
            if states[index] == .empty {
                missing = (missing?.lowerBound ?? position)..<position + 1
                suspects.insert(position)
            } else if let gap = missing {
                find(gap.lowerBound, .missingEntries(gap.count))
                missing = nil
            }
            if index > 0, isRead(index), isRead(index - 1), times[index] < times[index - 1],
                suspects.isDisjoint(with: [position, position - 1])
            {
                find(position, .timeGoesBack)
            }
        }
        if let gap = missing { find(gap.lowerBound, .missingEntries(gap.count)) }
    }

    /// The time of an entry that was read.
    func time(_ position: Int) -> Int64? {
        guard positions.contains(position), isRead(position - positions.lowerBound) else { return nil }
        return times[position - positions.lowerBound]
    }

    /// How a position was filled.
    func state(_ position: Int) -> State { states[position - positions.lowerBound] }

    /// Goes on with the tree's own hash where the entry is missing or was changed, so that one fault is reported once.
    mutating func adopt(_ hash: MerkleHash, at position: Int) {
        hashes[position - positions.lowerBound] = hash
    }

    /// Notes what is wrong.
    mutating func find(_ position: Int, _ kind: LogFinding.Kind) {
        findings.append(LogFinding(position, kind))
        suspects.insert(position)
    }

    private func isRead(_ index: Int) -> Bool { states[index] == .stored || states[index] == .archived }

    private mutating func put(_ position: Int, _ hash: MerkleHash, _ time: Int64, _ state: State) {
        let index = position - positions.lowerBound
        hashes[index] = hash
        times[index] = time
        states[index] = state
    }
}
