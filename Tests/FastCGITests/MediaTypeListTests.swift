import HTTPTypes
import Testing

@Suite struct MediaTypeListTests {
    private func accepts(_ header: String) -> Bool {
        MediaTypeList(Array(header.utf8)[...]).accepts("application/json")
    }

    @Test func absentOrBlankHeaderAcceptsEverything() {
        #expect(MediaTypeList(nil).accepts("application/json"))
        #expect(accepts("") && accepts(" \t"))
    }

    @Test(arguments: [
        "application/json", "Application/JSON", "*/*", "application/*", "text/html, application/json;q=0.001",
        "text/html ,application/json ; charset=utf-8 ; Q=1.000", "*/*;q=0, application/json", "application/json;q=1.",
        "application/*;q=0.5, */*;q=0", "application/json;q=x, */*",
    ])
    func acceptedForms(header: String) {
        #expect(accepts(header))
    }

    @Test(arguments: [
        "text/html", "application/json;q=0", "application/json;q=0.000, */*", "application/*;q=0, */*;q=1",
        "application/jso", "application/jsonx", "application", "*", "text/*", ",", "application/json;q=1.001",
        "application/json;q=0.0001", "application/json;q=", "application/json;q=2", "application/problem+json",
    ])
    func refusedForms(header: String) {
        #expect(!accepts(header))
    }

    @Test func elementsAreReadUpToTheLimit() {
        let others = { (count: Int) in String(repeating: "a/b,", count: count) }
        #expect(accepts(others(31) + "*/*") && !accepts(others(32) + "*/*"))
    }
}
