/// The daemon's side of the citizens' audience.
public struct PublicSettings: Sendable, Equatable {
    /// Below `home`; nginx connects here.
    public static let defaultSocketPath = "run/public.sock"
    /// Owner and group: nginx's workers share the group, nobody else may connect.
    public static let defaultSocketMode = "0660"
    /// Loops, one thread each; more than 4 loops of 256 queries per statement only wait for the database's disk.
    public static let maximumDefaultLoops = 4
    /// Queries in one statement; beyond 256 the gain per query was no longer measurable, the latency was.
    public static let defaultBatchLimit = 256
    /// Queries that may wait per loop; 16 full batches answer within the request deadline, more would wait in vain.
    public static let defaultWaitingRoomLimit = 4096
    /// Milliseconds from the first byte to the answer; nginx waits a little longer, so the daemon's answer wins.
    public static let defaultRequestDeadlineMilliseconds = 5000
    /// Milliseconds for one statement; must end before the request does, to leave time for saying so.
    public static let defaultStatementDeadlineMilliseconds = 3000
    /// Bytes of a request body; the public interface takes none that is larger than a form.
    public static let defaultMaximumBodyBytes = 16_384
    /// FastCGI connections per loop; nginx keeps at most 64 per worker, two workers.
    public static let defaultMaximumConnections = 1024
    /// Milliseconds that a graceful stop waits for accepted requests; two request deadlines.
    public static let defaultDrainDeadlineMilliseconds = 10_000
    /// Entries of a search page when the caller names no number.
    public static let defaultSearchPageDefault = 20
    /// Entries of the largest search page; a page is one JSON text in memory.
    public static let defaultSearchPageMaximum = 100

    /// Absolute path of the socket, at most 107 bytes.
    public let socketPath: String
    /// File mode of the socket as a number, e.g. `0o660`; never with rights for everybody.
    public let socketMode: UInt32
    /// 1...64 loop threads.
    public let loops: Int
    /// 1...256 queries in one statement.
    public let batchLimit: Int
    /// 1...65536 queries waiting per loop; at least `batchLimit`. Beyond it: 503 with `Retry-After`.
    public let waitingRoomLimit: Int
    /// 100...60000 ms for a whole request.
    public let requestDeadlineMilliseconds: Int
    /// 50...59000 ms for one statement; less than `requestDeadlineMilliseconds`.
    public let statementDeadlineMilliseconds: Int
    /// 0...1048576 bytes.
    public let maximumBodyBytes: Int
    /// 1...16384 FastCGI connections per loop.
    public let maximumConnections: Int
    /// 0...120000 ms; 0 drops what is in flight.
    public let drainDeadlineMilliseconds: Int
    /// 1...1000 entries; at most `searchPageMaximum`.
    public let searchPageDefault: Int
    /// 1...1000 entries.
    public let searchPageMaximum: Int

    init(_ reader: inout SettingsReader, processorCount: Int) {
        reader.enter("public")
        socketPath = reader.path(
            "socketPath", default: Self.defaultSocketPath, under: reader.home,
            maximumBytes: PathRule.maximumSocketBytes, on: .restart)
        socketMode = reader.socketMode("socketMode", default: Self.defaultSocketMode)
        // The other half of the cores is the database's: with a loop each, two cores answered less and later than with one.
        let defaultLoops = min(max(processorCount / 2, 1), Self.maximumDefaultLoops)
        loops = reader.integer("loops", in: 1...64, default: defaultLoops, on: .restart)
        batchLimit = reader.integer("batchLimit", in: 1...256, default: Self.defaultBatchLimit, on: .reload)
        waitingRoomLimit = reader.integer(
            "waitingRoomLimit", in: 1...65_536, default: Self.defaultWaitingRoomLimit, on: .reload)
        requestDeadlineMilliseconds = reader.integer(
            "requestDeadlineMilliseconds", in: 100...60_000, default: Self.defaultRequestDeadlineMilliseconds,
            on: .reload)
        statementDeadlineMilliseconds = reader.integer(
            "statementDeadlineMilliseconds", in: 50...59_000, default: Self.defaultStatementDeadlineMilliseconds,
            on: .restart)
        maximumBodyBytes = reader.integer(
            "maximumBodyBytes", in: 0...1_048_576, default: Self.defaultMaximumBodyBytes, on: .reload)
        maximumConnections = reader.integer(
            "maximumConnections", in: 1...16_384, default: Self.defaultMaximumConnections, on: .restart)
        drainDeadlineMilliseconds = reader.integer(
            "drainDeadlineMilliseconds", in: 0...120_000, default: Self.defaultDrainDeadlineMilliseconds, on: .reload)
        searchPageDefault = reader.integer(
            "searchPageDefault", in: 1...1000, default: Self.defaultSearchPageDefault, on: .reload)
        searchPageMaximum = reader.integer(
            "searchPageMaximum", in: 1...1000, default: Self.defaultSearchPageMaximum, on: .reload)
        refuseContradictions(&reader)
    }

    private func refuseContradictions(_ reader: inout SettingsReader) {
        if waitingRoomLimit < batchLimit {
            reader.refuse(
                "waitingRoomLimit", value: String(waitingRoomLimit), allowed: "at least batchLimit (\(batchLimit))")
        }
        if statementDeadlineMilliseconds >= requestDeadlineMilliseconds {
            reader.refuse(
                "statementDeadlineMilliseconds", value: String(statementDeadlineMilliseconds),
                allowed: "less than requestDeadlineMilliseconds (\(requestDeadlineMilliseconds))")
        }
        if searchPageDefault > searchPageMaximum {
            reader.refuse(
                "searchPageDefault", value: String(searchPageDefault),
                allowed: "at most searchPageMaximum (\(searchPageMaximum))")
        }
    }
}

extension SettingsReader {
    /// A file mode of a socket, written as octal text.
    mutating func socketMode(_ key: String, default standard: String) -> UInt32 {
        let mode = text(
            key, default: standard, allowed: "octal text \"0600\" to \"0770\", nothing for everybody", on: .restart,
            where: NameRule.isSocketMode)
        return UInt32(mode, radix: 8) ?? 0o600
    }
}
