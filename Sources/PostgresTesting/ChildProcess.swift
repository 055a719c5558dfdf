private import Glibc

/// Programs that the test cluster needs, started without a shell.
enum ChildProcess {
    /// Starts a program; its output goes to a file.
    /// - Returns: Process id, to be waited for with `wait(for:)`.
    static func start(_ arguments: [String], output: String) throws -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        unsafe posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // Copies that are ours until the call has returned.
        var texts = unsafe arguments.map { unsafe strdup($0) }
        defer { unsafe texts.forEach { unsafe free($0) } }
        unsafe texts.append(nil)
        var process: Int32 = 0
        let status = unsafe posix_spawn(&process, arguments[0], &actions, nil, texts, environ)
        guard status == 0 else { throw TestClusterError("can't start \(arguments[0]): error \(status)") }
        return process
    }

    /// Waits for the end of a program.
    /// - Returns: True when it ended with exit code 0.
    @discardableResult static func wait(for process: Int32) -> Bool {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return false } }
        return status == 0
    }

    /// Runs a program to its end.
    static func run(_ arguments: [String], output: String) throws {
        guard wait(for: try start(arguments, output: output)) else {
            throw TestClusterError("\(arguments[0]) failed, see \(output)")
        }
    }
}
