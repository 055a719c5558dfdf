/// The description of the public interface that the daemon hands out.
public struct InterfaceSettings: Sendable, Equatable {
    /// Beside the settings file.
    public static let defaultFile = "openapi/public.json"

    /// Absolute path of the OpenAPI document.
    public let file: String

    init(_ reader: inout SettingsReader) {
        reader.enter("openapi")
        file = reader.path("file", default: Self.defaultFile, under: reader.settingsFolder, on: .reload)
    }
}
