import EventLoop
import Glibc
import Testing

@Suite struct UnixListenerTests {
    @Test func fileHasTheExactPermissionsAndGoesWithTheListener() throws {
        let path = temporaryPath("permissions")
        let listener = try UnixListener(path: path, permissions: 0o660)
        #expect(permissionBits(path) == 0o660)
        listener.close()
        #expect(permissionBits(path) == nil)
    }

    @Test func pathOfALivingListenerIsNotTaken() throws {
        let path = temporaryPath("living")
        let listener = try UnixListener(path: path, permissions: 0o600)
        #expect(throws: SystemError("bind", number: EADDRINUSE)) {
            _ = try UnixListener(path: path, permissions: 0o600)
        }
        _ = try StreamSocket.connect(path: path)
        listener.close()
    }

    @Test func fileOfADeadListenerIsReplaced() throws {
        let path = temporaryPath("dead")
        let moved = path + "-moved"
        do {
            let listener = try UnixListener(path: path, permissions: 0o600)
            // Moved away, so that closing does not remove it: what a killed process leaves.
            #expect(unsafe rename(path, moved) == 0)
            listener.close()
        }
        #expect(unsafe rename(moved, path) == 0)
        let listener = try UnixListener(path: path, permissions: 0o600)
        _ = try StreamSocket.connect(path: path)
        listener.close()
    }

    @Test func otherFilesAreNeverRemoved() throws {
        let path = temporaryPath("file")
        let file = unsafe open(path, O_CREAT | O_WRONLY, 0o600)
        close(file)
        #expect(throws: SystemError("bind", number: EADDRINUSE)) {
            _ = try UnixListener(path: path, permissions: 0o600)
        }
        #expect(permissionBits(path) == 0o600)
        _ = unsafe unlink(path)
    }

    @Test func closingDoesNotRemoveASuccessorsFile() throws {
        let path = temporaryPath("successor")
        let old = try UnixListener(path: path, permissions: 0o600)
        #expect(unsafe unlink(path) == 0)
        let new = try UnixListener(path: path, permissions: 0o640)
        old.close()
        #expect(permissionBits(path) == 0o640)
        new.close()
    }

    @Test(arguments: [(107, true), (108, false)])
    func pathMayHave107Bytes(length: Int, isAccepted: Bool) throws {
        let path = temporaryPath("")
        let full = path + String(repeating: "x", count: length - path.utf8.count)
        if isAccepted {
            try UnixListener(path: full, permissions: 0o600).close()
        } else {
            #expect(throws: SystemError("bind", number: ENAMETOOLONG)) {
                _ = try UnixListener(path: full, permissions: 0o600)
            }
        }
    }

    @Test func acceptGivesEachConnectionOnce() throws {
        let path = temporaryPath("accept")
        let listener = try UnixListener(path: path, permissions: 0o600)
        let client = try StreamSocket.connect(path: path)
        switch listener.accept() {
        case .connection(let server):
            #expect(client.write([7], range: 0..<1) == .bytes(1))
            var buffer = [UInt8](repeating: 0, count: 4)
            #expect(server.read(into: &buffer, window: 1..<4) == .bytes(1))
            #expect(buffer == [0, 7, 0, 0])
        case .wouldBlock: Issue.record("nobody waits")
        case .failed(let error): Issue.record(error)
        }
        if case .wouldBlock = listener.accept() {} else { Issue.record("a second connection") }
        listener.close()
    }
}
