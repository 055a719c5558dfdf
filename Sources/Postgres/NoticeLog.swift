private import CLibPQ

/// Collects the notices of one connection; lives as long as it and on its thread.
final class NoticeLog {
    /// Later notices are dropped: a loop in a function must not fill the memory.
    private static let capacity = 64

    private(set) var notices: [Notice] = []
    /// The server gave up waiting for its replica, so the commit is not safe.
    private(set) var hasCancelledReplicationWait = false

    /// Makes libpq report to this object; the connection's owner must keep it until after
    /// `PQfinish`.
    func install(on connection: OpaquePointer) {
        // Not retained by libpq: the owner holds both and finishes the connection first.
        _ = unsafe PQsetNoticeReceiver(connection, receiveNotice, Unmanaged.passUnretained(self).toOpaque())
    }

    func add(_ notice: Notice, sourceFunction: String) {
        // The server's words may be translated, the name of its function is not.
        if sourceFunction == "SyncRepWaitForLSN" { hasCancelledReplicationWait = true }
        if notices.count < NoticeLog.capacity { notices.append(notice) }
    }

    func takeAll() -> [Notice] {
        let taken = notices
        notices = []
        return taken
    }

    func takeCancelledReplicationWait() -> Bool {
        let taken = hasCancelledReplicationWait
        hasCancelledReplicationWait = false
        return taken
    }
}

// A function of the file, because libpq calls it: a closure could inherit an actor from where it is written.
private func receiveNotice(_ argument: UnsafeMutableRawPointer?, _ result: OpaquePointer?) {
    guard let argument = unsafe argument, let result = unsafe result else { return }
    let log = unsafe Unmanaged<NoticeLog>.fromOpaque(argument).takeUnretainedValue()
    let state = unsafe SQLState(PostgresError.field(result, .sqlState) ?? "00000")
    let message = unsafe PostgresError.field(result, .messagePrimary) ?? ""
    let severity = unsafe PostgresError.field(result, .severity) ?? ""
    log.add(
        Notice(severity: severity, sqlState: state, message: message),
        sourceFunction: unsafe PostgresError.field(result, .sourceFunction) ?? "")
}
