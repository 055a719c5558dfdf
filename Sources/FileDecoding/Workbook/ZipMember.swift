internal import CLibArchive

/// A walk over the parts of a zip archive; the part it stands on can be read once, as a stream.
///
/// Safe to use: it owns the libarchive handle from `init` to `deinit`, and keeps the file open that the
/// handle reads.
@safe final class ZipMember {
    private let archive: OpaquePointer
    private let file: InputFile
    private let limits: FileDecodingLimits
    private var membersSeen = 0
    /// Uncompressed size that the directory states for the current part; not to be trusted.
    private(set) var statedBytes = 0
    /// Bytes of the current part read so far.
    private(set) var bytesRead = 0

    /// Bytes that libarchive reads at a time.
    private static let blockBytes = 64 << 10

    /// Stands before the first part.
    init(_ file: InputFile, _ limits: FileDecodingLimits) throws(FileDecodingError) {
        try file.seek(to: 0)
        // Freed in deinit.
        guard let opened = unsafe archive_read_new() else { throw FileDecodingError(.cannotRead) }
        unsafe archive = opened
        self.file = file
        self.limits = limits
        // Only zip, and only with its directory: nothing else is tried, so nothing else can be attacked.
        guard unsafe archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK,
            unsafe archive_read_open_fd(archive, file.descriptor, Self.blockBytes) == ARCHIVE_OK
        else { throw FileDecodingError(.corruptArchive) }
    }

    deinit { _ = unsafe archive_read_free(archive) }

    /// Goes to the next part; its name in lower case with `/`, or nil after the last.
    ///
    /// A part whose name can't be read is given an empty name.
    func nextName() throws(FileDecodingError) -> String? {
        // The entry belongs to the archive and is valid until the next header is read.
        var entry: OpaquePointer?
        let result = unsafe archive_read_next_header(archive, &entry)
        if result == ARCHIVE_EOF { return nil }
        // A warning is about a name that has no form in the C locale.
        guard result == ARCHIVE_OK || result == ARCHIVE_WARN, let entry = unsafe entry else {
            throw FileDecodingError(.corruptArchive)
        }
        membersSeen += 1
        guard membersSeen <= limits.archiveMembers else {
            throw FileDecodingError(.tooManyMembers, limit: limits.archiveMembers)
        }
        guard unsafe archive_entry_is_encrypted(entry) == 0 else { throw FileDecodingError(.encryptedArchive) }
        statedBytes = Int(unsafe archive_entry_size(entry))
        bytesRead = 0
        // The C string belongs to the entry and is copied here.
        guard let name = unsafe archive_entry_pathname(entry) else { return "" }
        return unsafe String(String(cString: name).map { $0 == "\\" ? "/" : $0 }).lowercased()
    }

    /// Reads up to `count` bytes of the part to `target`; 0 at its end.
    ///
    /// - Parameter target: Memory of the caller with room for `count` bytes, used during the call only.
    func read(into target: UnsafeMutableRawPointer, count: Int) throws(FileDecodingError) -> Int {
        let got = unsafe archive_read_data(archive, target, count)
        guard got >= 0 else { throw FileDecodingError(.corruptArchive) }
        bytesRead += got
        // Counted while it streams: what the directory states may be a lie.
        guard bytesRead <= limits.memberBytes else {
            throw FileDecodingError(.memberTooLarge, limit: limits.memberBytes)
        }
        guard bytesRead <= max(limits.compressionRatioFloor, limits.compressionRatio * file.byteCount) else {
            throw FileDecodingError(.suspiciousCompression, limit: limits.compressionRatio)
        }
        return got
    }
}
