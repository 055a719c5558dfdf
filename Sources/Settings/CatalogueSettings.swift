/// Files that are delivered with the product and that the daemon reads.
public struct CatalogueSettings: Sendable, Equatable {
    /// Beside the settings file.
    public static let defaultDirectory = "catalogue"

    /// Absolute path of the folder with the catalogue files.
    public let directory: String

    init(_ reader: inout SettingsReader) {
        reader.enter("catalogue")
        directory = reader.path(
            "directory", default: Self.defaultDirectory, under: reader.settingsFolder, on: .reload)
    }
}
