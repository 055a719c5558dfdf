import CreditStore
import HTTPTypes

/// A request of the government audience, read and checked: what is to be done with it.
enum GovernmentRequest {
    /// A query for one subject.
    case query(GovernmentQuery)
    /// A query for a list.
    case batch(GovernmentBatch)
    /// Anything else that the database answers.
    case command(CommandRequest<GovernmentRoute>)
    /// A request that is refused, and logged.
    case refused(GovernmentRefusal, ProblemKind)
    /// The description of the interface, with what the caller has already.
    case openAPI(known: String?)
    /// No request of ours; refused without an entry.
    case answer(HTTPResponse)
}
