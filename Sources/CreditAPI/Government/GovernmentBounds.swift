import Settings

/// The bounds of the government audience's loop.
struct GovernmentBounds: Sendable {
    let queryConnections: Int
    let maximumBodyBytes: Int
    let maximumConnections: Int
    let certificateCacheEntries: Int
    /// Single queries and refusals.
    let lane: LaneLimits
    /// Lists.
    let batches: BatchLimits

    init(_ settings: GovernmentSettings) {
        queryConnections = settings.queryConnections
        maximumBodyBytes = settings.maximumBodyBytes
        maximumConnections = settings.maximumConnections
        certificateCacheEntries = settings.certificateCacheEntries
        lane = LaneLimits(
            batch: settings.batchLimit, waitingRoom: settings.waitingRoomLimit,
            request: .milliseconds(settings.requestDeadlineMilliseconds),
            statement: .milliseconds(settings.statementDeadlineMilliseconds))
        batches = BatchLimits(
            concurrent: settings.maximumBatches, part: settings.chunkSubjects,
            partsAhead: settings.queryConnections, deadline: .milliseconds(settings.batchDeadlineMilliseconds))
    }
}
