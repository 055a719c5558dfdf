import CreditStore
import Postgres

/// What a staff command does inside its transaction; answers JSON.
///
/// Made by reading the request completely, so that a malformed one touches no database. Stays on one thread.
typealias StaffWork = (Connection, StaffCaller) throws -> String
