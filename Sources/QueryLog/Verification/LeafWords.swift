/// What stands between the parts of a leaf of version 1.
enum LeafWords {
    /// How a leaf of any version begins.
    static let anyVersion = Array(#"{"v":"#.utf8)
    /// How a leaf of version 1 begins.
    static let version = Array(#"{"v":1,"#.utf8)
    /// Before position.
    static let position = Array(#""position":"#.utf8)
    /// Before time.
    static let time = Array(#","time":""#.utf8)
    /// Before audience.
    static let audience = Array(#"","audience":""#.utf8)
    /// Before operation.
    static let operation = Array(#"","operation":""#.utf8)
    /// Before actor.
    static let actor = Array(#"","actor":""#.utf8)
    /// Before unit.
    static let unit = Array(#"","unit":""#.utf8)
    /// Before address.
    static let address = Array(#"","address":""#.utf8)
    /// Before request.
    static let request = Array(#"","request":""#.utf8)
    /// Before purpose.
    static let purpose = Array(#"","purpose":""#.utf8)
    /// Before scope.
    static let scope = Array(#"","scope":"#.utf8)
    /// Before subject.
    static let subject = Array(#","subject":""#.utf8)
    /// Before outcome.
    static let outcome = Array(#","outcome":""#.utf8)
    /// Before rule.
    static let rule = Array(#","rule":""#.utf8)
    /// Before disclosed.
    static let disclosed = Array(#","disclosed":["#.utf8)
    /// Before answer.
    static let answer = Array(#"],"answer":""#.utf8)
    /// Before salt.
    static let salt = Array(#"","salt":""#.utf8)
    /// How a leaf ends.
    static let end = Array(#""}"#.utf8)
}
