import CreditInformation
import CreditServices
import Observability
import Settings

extension Daemon {
    /// Metrics of the audiences that are switched on.
    static func metrics(_ settings: Settings) -> ServiceMetrics {
        ServiceMetrics(
            publicRoutes: PublicRoute.allCases.map(\.metricName),
            governmentRoutes: settings.government.socketPath.map { _ in GovernmentRoute.allCases.map(\.metricName) },
            staffRoutes: settings.staff.socketPath.map { _ in StaffRoute.allCases.map(\.metricName) })
    }

    /// What proves that whoever asks for the progress of an objection holds the receipt and the document.
    ///
    /// - Rule: X-4.
    static func progressProof(
        _ settings: Settings
    ) throws(StartError) -> @Sendable (_ receiptNumber: String, _ identityElement: String) -> UInt128 {
        let proof: ProgressProof
        do throws(KeyFileError) { proof = ProgressProof(try IdentifierDigests(keyFileOf: settings)) } catch {
            throw StartError(description: "cannot start: \(error.description)")
        }
        return { receipt, element in proof.proof(receiptNumber: receipt, identityElement: element) }
    }

    /// The audiences that are switched on, besides the public one.
    static func audiences(
        _ settings: Settings, state: ServiceState, metrics: ServiceMetrics, log: Log,
        clock: @escaping @Sendable () -> Int64
    ) throws(StartError) -> [any DaemonAudience] {
        var audiences: [any DaemonAudience] = []
        if let path = settings.government.socketPath, let audience = metrics.government {
            audiences.append(
                try GovernmentAudience(
                    settings, path: path, state: state, metrics: metrics, audience: audience, log: log, clock: clock))
        }
        if let path = settings.staff.socketPath, let audience = metrics.staff {
            audiences.append(
                try StaffAudience(
                    settings, path: path, state: state, metrics: metrics, audience: audience, log: log, clock: clock))
        }
        return audiences
    }
}
