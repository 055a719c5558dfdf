/// Reader of one format; `RowReader` holds one and adds what is common to all.
protocol RowSource: AnyObject {
    /// The next row, or nil at the end.
    func nextRow() throws(FileDecodingError) -> FileRow?

    /// How much of the file has been read, in bytes of the file; for a progress bar.
    var bytesConsumed: Int { get }
}
