import EventLoop
import Glibc
import Testing

@Suite struct SystemErrorTests {
    @Test func descriptionNamesTheCallAndTheNumber() {
        let error = SystemError("bind", number: EADDRINUSE)
        #expect(error.description == "bind: EADDRINUSE (Address already in use)")
        #expect(SystemError("bind", number: 99_999).description == "bind: E99999")
    }
}
