private import Glibc

/// The operator's log stream.
public enum StandardError {
    /// Writes a line with one `write(2)`, so that lines of several threads never mix.
    ///
    /// Any thread. A line that a full pipe does not take at once is lost: a stuck reader of the log must not stop the
    /// service.
    public static func write(_ line: [UInt8]) {
        // The array owns the memory and outlives the call.
        unsafe line.withUnsafeBytes { bytes in
            while unsafe Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count) < 0, errno == EINTR {}
        }
    }
}
