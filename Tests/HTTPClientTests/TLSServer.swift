import Glibc
import Testing

/// `openssl s_server` with a certificate that it signed itself, on a port of its own; ends with this object.
final class TLSServer {
    let port: UInt16
    private let process: pid_t
    private let files: [String]

    /// Whether the program is there; says so when it is not.
    static let isAvailable: Bool = {
        if unsafe access(program, X_OK) == 0 { return true }
        print("SKIPPED: no \(program), which plays the server with a bad certificate")
        return false
    }()

    private static let program = "/usr/bin/openssl"

    init() throws {
        let name = "/tmp/credit-tls-\(getpid())-\(UInt32.random(in: .min ... .max))"
        files = [name + ".key", name + ".pem"]
        let making = try Self.spawn(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
            "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", files[0], "-out", files[1])
        var status: Int32 = 0
        try #require(unsafe waitpid(making.process, &status, 0) == making.process && status == 0)
        close(making.output)
        let serving = try Self.spawn(
            "s_server", "-accept", "127.0.0.1:0", "-naccept", "1", "-www", "-key", files[0], "-cert", files[1])
        process = serving.process
        defer { close(serving.output) }
        // It says "ACCEPT 127.0.0.1:<port>" when it listens.
        var text = ""
        var byte: UInt8 = 0
        while !(text.contains("ACCEPT") && text.hasSuffix("\n")), unsafe read(serving.output, &byte, 1) == 1 {
            text.unicodeScalars.append(Unicode.Scalar(byte))
        }
        port = try #require(text.split(separator: ":").last.flatMap { UInt16($0.filter(\.isNumber)) })
    }

    deinit {
        kill(process, SIGTERM)
        var status: Int32 = 0
        _ = unsafe waitpid(process, &status, 0)
        for file in files { _ = unsafe unlink(file) }
    }

    private static func spawn(_ arguments: String...) throws -> (process: pid_t, output: Int32) {
        var ends: [Int32] = [-1, -1]
        try #require(unsafe pipe(&ends) == 0)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // The copies live until the call is over.
        var texts = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        defer {
            unsafe texts.forEach { unsafe free($0) }
            unsafe posix_spawn_file_actions_destroy(&actions)
        }
        var process = pid_t()
        let result = unsafe posix_spawn(&process, program, &actions, nil, &texts, environ)
        close(ends[1])
        try #require(result == 0)
        return (process, ends[0])
    }
}
