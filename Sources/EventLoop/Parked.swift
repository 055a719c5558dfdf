/// A ticket for an object that stays with its loop while work for it goes on elsewhere.
///
/// The ticket may travel between threads, the object can't: only who holds the loop can exchange
/// the one for the other.
public struct Parked<Object: AnyObject>: Sendable {
    let number: UInt64
}
