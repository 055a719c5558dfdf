import LogSigning
import Observability
import Postgres

/// Tells the operator's log what happened: changes, not states, so that a refusal that lasts does not fill the disk.
struct RoundJournal {
    private let log: Log
    private var isFailing = false
    private var isWaitingForQuorum = false
    /// Set when the signer found that it has no memory of what was signed.
    private(set) var lostMemory: ProgramFailure?

    init(log: Log) {
        self.log = log
    }

    /// A round was made.
    mutating func made(_ report: RoundReport, taken: Duration) {
        if isFailing {
            isFailing = false
            log.write(.info, "signing_recovered")
        }
        for change in report.alarmChanges { write(change) }
        for change in report.witnessChanges { write(change) }
        if let size = report.verifiedSize { log.write(.debug, "log_verified", .integer(.size, size)) }
        switch report.outcome {
        case .published(let size):
            isWaitingForQuorum = false
            log.write(
                .info, "checkpoint_published", .integer(.size, size), .integer(.rows, report.newEntries),
                .integer(.durationMicroseconds, Int(taken / .microseconds(1))))
        case .waitingForQuorum(let size):
            if !isWaitingForQuorum { log.write(.warning, "quorum_missed", .integer(.size, size)) }
            isWaitingForQuorum = true
        case .refused(let alarm) where alarm.reason == .memoryLost:
            lostMemory = ProgramFailure(.configuration, MemoryRefusal.lost.description)
        case .unchanged, .refused, .stopped: break
        }
    }

    /// A round could not be finished; reported when it begins.
    mutating func failed(_ error: SigningError) {
        guard !isFailing else { return }
        isFailing = true
        switch error {
        case .database(let error):
            if let code = error.sqlState.flatMap({ SQLStateCode($0.code) }) {
                log.write(.error, "database_unreachable", .safe(.sqlState, code))
            } else {
                log.write(.error, "database_unreachable")
            }
        case .file: log.write(.error, "memory_not_written")
        case .signature: log.write(.error, "signature_failed")
        }
    }

    private func write(_ change: AlarmChange) {
        switch change {
        case .raised(let alarm):
            log.write(
                .error, "alarm_raised", .safe(.reason, LoggedReason(alarm.reason)),
                .integer(.logPosition, alarm.position ?? -1),
                .integer(.size, alarm.contradictsAtSize ?? -1))
        case .cleared(let alarm): log.write(.info, "alarm_cleared", .safe(.reason, LoggedReason(alarm.reason)))
        }
    }

    private func write(_ change: WitnessChange) {
        switch change {
        case .failed(let number, let failure):
            log.write(.warning, "witness_failed", .integer(.witness, number), .safe(.reason, LoggedReason(failure)))
        case .recovered(let number): log.write(.info, "witness_recovered", .integer(.witness, number))
        }
    }
}

/// A reason of the signer's: words of the program and numbers.
private struct LoggedReason: SafeToLog {
    let safeLogText: String

    init(_ reason: AlarmReason) {
        safeLogText = reason.rawValue
    }

    init(_ failure: WitnessFailure) {
        safeLogText =
            switch failure {
            case .unreachable: "unreachable"
            case .refused(let status): "status \(status)"
            case .ahead(let size): "ahead at \(size)"
            case .wrongSignature: "wrong_signature"
            case .unprovable: "unprovable"
            }
    }
}
