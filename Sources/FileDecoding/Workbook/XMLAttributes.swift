internal import CExpat
internal import Glibc

/// Attributes of the element that is being begun.
///
/// Can't be copied, so that it can't outlive the callback during which expat's memory is valid.
@safe struct XMLAttributes: ~Copyable {
    /// Name, value, name, value, … and a null pointer; C strings that belong to expat.
    private let list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

    init(_ list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) { unsafe self.list = list }

    /// Value of the attribute with this name, or else of one with this name behind a prefix.
    subscript(name: StaticString) -> String? {
        guard let list = unsafe list else { return nil }
        var prefixed: String?
        var index = 0
        // expat ends the list with a null pointer and gives a value for each name.
        while let key = unsafe list[index], let value = unsafe list[index + 1] {
            if unsafe strcmp(key, name.utf8Start) == 0 { return unsafe String(cString: value) }
            if let colon = unsafe strrchr(key, CInt(UInt8(ascii: ":"))),
                unsafe strcmp(colon.advanced(by: 1), name.utf8Start) == 0
            {
                prefixed = unsafe String(cString: value)
            }
            index += 2
        }
        return prefixed
    }
}
