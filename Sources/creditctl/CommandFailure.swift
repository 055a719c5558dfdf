/// Status with which the tool ends; the numbers of sysexits.h where one fits.
enum ExitStatus: Int32 {
    case refused = 1
    case usage = 64
    case badData = 65
    case failure = 70
    case configuration = 78
}

/// Why a command ends without having done its work.
struct CommandFailure: Error {
    let status: ExitStatus
    let message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }
}
