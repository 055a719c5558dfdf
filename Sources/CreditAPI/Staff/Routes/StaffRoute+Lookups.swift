/// Queries that law keeps secret from their subjects.
///
/// - Rule: X-8.
extension StaffRoute {
    /// All of them, in the order of a day.
    static let lookupRoutes = [
        lookupExceptions, requestLookupException, decideLookupException, endLookupException,
    ]

    /// Lists exceptions.
    static let lookupExceptions = get(
        "lookup_exception_list", "/v1/lookup-exceptions", parameters: ["waiting"], StaffLookupCommands.list)
    /// Asks for an exception.
    static let requestLookupException = post(
        "request_lookup_exception", "/v1/lookup-exceptions", StaffLookupCommands.request)
    /// Decides on an exception.
    static let decideLookupException = post(
        "decide_lookup_exception", "/v1/lookup-exceptions/{id}/decision", StaffLookupCommands.decide)
    /// Ends an exception.
    static let endLookupException = post(
        "end_lookup_exception", "/v1/lookup-exceptions/{id}/end", StaffLookupCommands.end)
}
