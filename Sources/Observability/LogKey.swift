/// Names of the fields of log lines; a closed list, so that every field has been looked at once for personal data.
public enum LogKey: String, Sendable, CaseIterable {
    case attempt
    case batchSize
    case bytes
    case connections
    case count
    case durationMicroseconds
    case effect
    case errnoValue
    case file
    case limit
    case line
    case logPosition
    case loop
    case migration
    case process
    case reason
    case requestID
    case role
    case rows
    case rule
    case setting
    case signal
    case size
    case sqlState
    case status
    case version
    case waiting
    case witness
}
