import Postgres

/// Addresses and request ids, the last two parameters of every statement of the public audience.
struct OriginArrays {
    private var addresses = ArrayEncoder.text
    private var requestIDs = ArrayEncoder.text

    mutating func append(_ origin: QueryOrigin) {
        addresses.append(text: origin.networkAddress)
        requestIDs.append(text: origin.requestID)
    }

    mutating func parameters() -> [Parameter] {
        [addresses.parameter(), requestIDs.parameter()]
    }
}
