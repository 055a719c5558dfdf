public import Postgres

/// What an integrator tells about its work.
public enum IntegrationEvent: Sendable {
    /// It has taken the lead and begins.
    case began
    /// The tree has grown, or there was nothing to do.
    case integrated(entries: Int, size: Int, lag: Int)
    /// Another integrator has the lead.
    case followed
    /// Another integrator was faster: nothing was written, the state is read again.
    case overtaken
    /// The log is not what an append-only log can be; nothing was written.
    case refused(IntegrationRefusal)
    /// The database could not be reached or refused a statement; tried again after a pause.
    case failed(PostgresError)
}
