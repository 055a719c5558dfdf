import EventLoop
import Glibc

/// Output for people and scripts.
enum Terminal {
    /// Whether somebody watches: then progress may be drawn over itself.
    static let isWatched = isatty(STDERR_FILENO) == 1

    static func printError(_ text: String) {
        StandardError.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }
}
