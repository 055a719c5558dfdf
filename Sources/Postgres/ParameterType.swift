/// Type of a parameter or of the elements of an array, by the number PostgreSQL gives it.
///
/// The numbers of built-in types never change (`pg_type.dat`).
public struct ParameterType: Hashable, Sendable {
    /// Number of the type; 0 leaves the choice to the server.
    public let oid: UInt32

    init(oid: UInt32) {
        self.oid = oid
    }

    /// `boolean`.
    public static let bool = ParameterType(oid: 16)
    /// `bytea`.
    public static let bytes = ParameterType(oid: 17)
    /// `bigint`.
    public static let int8 = ParameterType(oid: 20)
    /// `smallint`.
    public static let int2 = ParameterType(oid: 21)
    /// `integer`.
    public static let int4 = ParameterType(oid: 23)
    /// `text`.
    public static let text = ParameterType(oid: 25)
    /// `date`.
    public static let date = ParameterType(oid: 1082)
    /// `timestamp with time zone`.
    public static let timestamp = ParameterType(oid: 1184)
    /// `uuid`.
    public static let uuid = ParameterType(oid: 2950)

    /// `text[]`.
    public static let textArray = ParameterType(oid: 1009)
    /// `bytea[]`.
    public static let bytesArray = ParameterType(oid: 1001)
    /// `smallint[]`.
    public static let int2Array = ParameterType(oid: 1005)
    /// `integer[]`.
    public static let int4Array = ParameterType(oid: 1007)
    /// `bigint[]`.
    public static let int8Array = ParameterType(oid: 1016)
    /// `boolean[]`.
    public static let boolArray = ParameterType(oid: 1000)
    /// `date[]`.
    public static let dateArray = ParameterType(oid: 1182)
    /// `timestamp with time zone[]`.
    public static let timestampArray = ParameterType(oid: 1185)
    /// `uuid[]`.
    public static let uuidArray = ParameterType(oid: 2951)
}
