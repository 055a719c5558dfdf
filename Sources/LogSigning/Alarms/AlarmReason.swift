/// Why the signer refuses to sign.
///
/// - Rule: HZ-Q15.
public enum AlarmReason: String, Sendable, Hashable, CaseIterable, Codable {
    /// Entries or hashes that were signed are not there any more.
    case logShrunk = "log_shrunk"
    /// The checkpoint that was published is not in the database any more.
    case checkpointMissing = "checkpoint_missing"
    /// The newest checkpoint of the database is not the one that was published.
    case checkpointReplaced = "checkpoint_replaced"
    /// The tree over the entries that were signed is another one.
    case historyRewritten = "history_rewritten"
    /// No entry has the position.
    case entryMissing = "entry_missing"
    /// An entry has a position that is another's.
    case entryInserted = "entry_inserted"
    /// The entry's columns, time or bytes are not what they were.
    case entryAltered = "entry_altered"
    /// A new entry is not the one whose hash is in the tree.
    case entryDiffersFromTile = "entry_differs_from_tile"
    /// A tile that there must be is not there, or is too short.
    case tileMissing = "tile_missing"
    /// A tile does not hold the hashes of what is below it.
    case tileAltered = "tile_altered"
    /// The database has a newer checkpoint of this signer than its memory: an old copy of the memory was put back.
    case memoryOutdated = "memory_outdated"
    /// There is no memory, but there were checkpoints: a copy of the memory is needed.
    case memoryLost = "memory_lost"
}
