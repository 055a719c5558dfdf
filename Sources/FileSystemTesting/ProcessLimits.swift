private import Glibc

/// Limits of the process, so that calls fail as they do on machines in trouble; for child processes of tests only.
public enum ProcessLimits {
    /// No file grows beyond the number of bytes; a write that would is answered EFBIG.
    public static func limitFiles(toBytes bytes: UInt) throws(FaultError) {
        // Without it the kernel kills the process instead of answering.
        _ = signal(SIGXFSZ, SIG_IGN)
        try set(RLIMIT_FSIZE.rawValue, bytes)
    }

    /// No further file can be opened: EMFILE.
    public static func forbidOpening() throws(FaultError) {
        try set(RLIMIT_NOFILE.rawValue, 0)
    }

    private static func set(_ resource: UInt32, _ value: UInt) throws(FaultError) {
        var limits = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
        // The kernel reads our value during the call.
        guard unsafe setrlimit(__rlimit_resource_t(resource), &limits) == 0 else { throw FaultError(number: errno) }
    }
}
