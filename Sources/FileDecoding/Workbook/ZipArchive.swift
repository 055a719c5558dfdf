internal import CLibArchive

/// A zip archive, read part by part.
///
/// Each part is found by walking the directory anew; a workbook has about ten, so that costs less than
/// keeping them in memory would. Only one part may be open at a time: they share the file's position.
final class ZipArchive {
    /// Names of the parts, in lower case with `/`.
    let names: Set<String>
    private let file: InputFile
    private let limits: FileDecodingLimits

    /// Reads the directory.
    ///
    /// - Throws: `corruptArchive`, `encryptedArchive`, `tooManyMembers`.
    init(_ file: InputFile, _ limits: FileDecodingLimits) throws(FileDecodingError) {
        self.file = file
        self.limits = limits
        var names: Set<String> = []
        let walk = try ZipMember(file, limits)
        while let name = try walk.nextName() { names.insert(name) }
        self.names = names
    }

    /// Opens a part; nil when there is none of this name.
    func member(named name: String) throws(FileDecodingError) -> ZipMember? {
        let wanted = name.lowercased()
        guard names.contains(wanted) else { return nil }
        let member = try ZipMember(file, limits)
        while let name = try member.nextName() {
            if name == wanted { return member }
        }
        return nil
    }
}
