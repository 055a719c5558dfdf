private import CLinux
private import Glibc

/// A system call that failed, with the error number it left.
///
/// Holds no path and no data, so its description may be shown to anyone.
public struct SystemError: Error, Equatable, Sendable {
    /// Name of the call, for example `bind`.
    public let call: StaticString
    /// Error number as in `errno(3)`.
    public let number: Int32

    /// Creates an error from a known number.
    public init(_ call: StaticString, number: Int32) {
        self.call = call
        self.number = number
    }

    /// Takes the number that the call just left in `errno`; call before anything else can change
    /// it.
    package static func last(_ call: StaticString) -> SystemError {
        SystemError(call, number: errno)
    }

    /// Symbolic name of the number, for example `EADDRINUSE`.
    public var name: String {
        // The C library owns the text; it is static and lives as long as the process.
        guard let text = unsafe clinux_error_name(number) else { return "E\(number)" }
        return unsafe String(cString: text)
    }

    /// Two errors are equal when the same call failed with the same number.
    public static func == (left: SystemError, right: SystemError) -> Bool {
        left.number == right.number && left.call.description == right.call.description
    }
}

extension SystemError: CustomStringConvertible {
    /// For example `bind: EADDRINUSE (Address already in use)`.
    public var description: String {
        // Static text owned by the C library, as above.
        guard let text = unsafe clinux_error_text(number) else { return "\(call): \(name)" }
        return unsafe "\(call): \(name) (\(String(cString: text)))"
    }
}
