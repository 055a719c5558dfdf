/// Spelling of the environment variables that override keys.
enum EnvironmentName {
    /// Every variable of this product begins so.
    static let prefix = "CREDIT_"

    /// Variables that scripts, tests and measurements use and that are no keys.
    ///
    /// Listed so that a misspelled override is still refused.
    private static let reserved: Set<String> = [
        "CREDIT_BIN", "CREDIT_GOVERNMENT_PORT", "CREDIT_PUBLIC_PORT", "CREDIT_PUBLIC_RATE", "CREDIT_SAMPLE_SUBJECTS",
        "CREDIT_SETTINGS", "CREDIT_SHARED", "CREDIT_STAFF_PORT",
    ]
    private static let reservedPrefixes = ["CREDIT_TEST_", "CREDIT_BENCH_"]

    /// The variable of a key: `database.socketDirectory` → `CREDIT_DATABASE_SOCKET_DIRECTORY`.
    static func of(_ key: String) -> String {
        var name = prefix
        for character in key {
            if character == "." {
                name += "_"
            } else if character.isUppercase {
                name += "_\(character)"
            } else {
                name += character.uppercased()
            }
        }
        return name
    }

    /// Whether a variable belongs to scripts and is no override.
    static func isReserved(_ name: String) -> Bool {
        reserved.contains(name) || reservedPrefixes.contains { name.hasPrefix($0) }
    }
}
