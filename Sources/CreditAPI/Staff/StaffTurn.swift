import CreditServices
import CreditStore
import Postgres

/// Whatever an operation with transactions of its own works with. Stays on one thread of the pool.
struct StaffTurn {
    /// The request, as it came.
    let request: CommandRequest<StaffRoute>
    /// Keys.
    let secrets: StaffSecrets
    /// Scans, and how large they may be.
    let files: StaffFiles
    /// Who asks.
    let caller: StaffCaller
    /// The session that the cookie names; nil without one.
    let token: SessionToken?
    /// Digest of the request token that the command carries.
    let requestToken: [UInt8]
    /// Outside a transaction.
    let connection: Connection

    /// Refuses a command that does not carry the token of its session, in a transaction of its own.
    ///
    /// - Rule: HZ-S5.
    func requireToken() throws(StaffError) {
        try StaffTransaction(connection).run { connection in
            try StaffSessionStore(connection).requireRequestToken(requestToken, caller: caller)
        }
    }
}
