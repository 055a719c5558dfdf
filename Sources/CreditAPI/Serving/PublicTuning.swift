import Settings

/// The bounds of the public audience that a reload may change.
struct PublicTuning: Sendable, Equatable {
    let batchLimit: Int
    let waitingRoomLimit: Int
    let requestDeadline: Duration
    let statementDeadline: Duration
    let maximumBodyBytes: Int
    let searchPageDefault: Int
    let searchPageMaximum: Int

    init(_ settings: PublicSettings) {
        batchLimit = settings.batchLimit
        waitingRoomLimit = settings.waitingRoomLimit
        requestDeadline = .milliseconds(settings.requestDeadlineMilliseconds)
        statementDeadline = .milliseconds(settings.statementDeadlineMilliseconds)
        maximumBodyBytes = settings.maximumBodyBytes
        searchPageDefault = settings.searchPageDefault
        searchPageMaximum = settings.searchPageMaximum
    }
}
