import CreditIntake
import Testing

/// A provider's own words for our fields.
@Suite struct FileMappingTests {
    @Test("BX-12: both parts are optional, comments are allowed")
    func reading() throws {
        let json = """
            { // whose words
              "columns": { "epsName": "XK_XDR_MC" },
              "constants": { "XK_ZT": "1", },
            }
            """
        let mapping = try FileMapping(json: Array(json.utf8))
        #expect(mapping == FileMapping(columns: ["epsName": "XK_XDR_MC"], constants: ["XK_ZT": "1"]))
        #expect(try FileMapping(json: Array("{}".utf8)) == .none)
    }

    @Test(
        "BX-12: anything else is refused with words",
        arguments: ["", "[]", #"{"columns": []}"#, #"{"columns": {"a": 1}}"#, "{"])
    func refused(json: String) {
        #expect { _ = try FileMapping(json: Array(json.utf8)) } throws: { error in
            if case ImportError.mapping(let sentence) = error { !sentence.isEmpty } else { false }
        }
    }
}
