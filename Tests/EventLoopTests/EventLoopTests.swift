import EventLoop
import Glibc
import Synchronization
import Testing

@Suite struct EventLoopTests {
    @Test func bytesWakeTheReader() throws {
        let loop = try EventLoop()
        let pair = try StreamSocket.pair()
        var readiness: [Readiness] = []
        try loop.register(pair.first.fileDescriptor, .readable, handler: RecordingHandler { readiness.append($0) })
        try loop.runTurn(waitingAtMost: .zero)
        #expect(readiness.isEmpty)
        #expect(pair.second.write([1, 2, 3], range: 0..<3) == .bytes(3))
        try loop.runTurn(waitingAtMost: .seconds(5))
        #expect(readiness == [.readable])
        loop.deregister(pair.first.fileDescriptor)
    }

    @Test func updateChangesWhatIsReported() throws {
        let loop = try EventLoop()
        let pair = try StreamSocket.pair()
        var readiness: [Readiness] = []
        try loop.register(pair.first.fileDescriptor, .readable, handler: RecordingHandler { readiness.append($0) })
        try loop.update(pair.first.fileDescriptor, [.readable, .writable])
        try loop.runTurn(waitingAtMost: .seconds(5))
        #expect(readiness == [.writable])
        #expect(throws: SystemError("epoll_ctl", number: ENOENT)) {
            try loop.update(pair.second.fileDescriptor, .readable)
        }
    }

    @Test func secondRegistrationIsRefused() throws {
        let loop = try EventLoop()
        let pair = try StreamSocket.pair()
        try loop.register(pair.first.fileDescriptor, .readable, handler: RecordingHandler())
        #expect(throws: SystemError("epoll_ctl", number: EEXIST)) {
            try loop.register(pair.first.fileDescriptor, .readable, handler: RecordingHandler())
        }
    }

    @Test func takenEventIsNotDeliveredToAReusedNumber() throws {
        let loop = try EventLoop()
        let pair = try StreamSocket.pair()
        var served = 0
        var stale = 0
        // Both ends are ready in the same wait; whichever is served first replaces the other's registration.
        let ends = [pair.first.fileDescriptor, pair.second.fileDescriptor]
        for (own, other) in [(ends[0], ends[1]), (ends[1], ends[0])] {
            try loop.register(
                own, .writable,
                handler: RecordingHandler { _ in
                    served += 1
                    loop.deregister(other)
                    try? loop.register(other, .writable, handler: RecordingHandler { _ in stale += 1 })
                })
        }
        try loop.runTurn(waitingAtMost: .seconds(5))
        #expect(served == 1)
        #expect(stale == 0)
        for end in ends { loop.deregister(end) }
    }

    @Test func handlerIsReleasedByDeregistering() throws {
        let loop = try EventLoop()
        let pair = try StreamSocket.pair()
        weak let handler = try {
            let handler = RecordingHandler()
            try loop.register(pair.first.fileDescriptor, .readable, handler: handler)
            return handler
        }()
        #expect(handler != nil)
        loop.deregister(pair.first.fileDescriptor)
        #expect(handler == nil)
    }

    @Test func turnEndComesAfterDescriptorsTimersAndSubmittedWork() throws {
        let loop = try EventLoop()
        let pair = try StreamSocket.pair()
        var order: [String] = []
        try loop.register(
            pair.first.fileDescriptor, .writable, handler: RecordingHandler { _ in order.append("descriptor") })
        _ = loop.schedule(after: .zero) { order.append("timer") }
        let submitted = Atomic(0)
        #expect(loop.handle.submit { _ in submitted.add(1, ordering: .relaxed) })
        loop.onTurnEnd { order.append("end \(submitted.load(ordering: .relaxed))") }
        try loop.runTurn(waitingAtMost: .seconds(5))
        #expect(order == ["descriptor", "timer", "end 1"])
    }

    @Test func timersRunInOrderAndCancelledOnesDoNot() throws {
        let loop = try EventLoop()
        var order: [Int] = []
        _ = loop.schedule(after: .milliseconds(2)) {
            order.append(2)
            loop.stop()
        }
        _ = loop.schedule(after: .milliseconds(1)) { order.append(1) }
        loop.cancel(loop.schedule(after: .zero) { order.append(0) })
        try loop.run()
        #expect(order == [1, 2])
    }

    @Test func timerThatSchedulesItselfDoesNotHoldTheTurn() throws {
        let loop = try EventLoop()
        var runs = 0
        func again() {
            runs += 1
            _ = loop.schedule(after: .zero, again)
        }
        again()
        try loop.runTurn(waitingAtMost: .zero)
        #expect(runs == 2)
    }

    @Test func stopBeforeRunEndsItAtOnce() throws {
        let loop = try EventLoop()
        loop.stop()
        try loop.run()
    }

    @Test func workOfOtherThreadsArrivesInOrder() throws {
        let loop = try EventLoop()
        let handle = loop.handle
        let received = Mutex<[Int]>([])
        let thread = try Thread.spawn(name: "submitter") {
            for number in 0..<1_000 { _ = handle.submit { _ in received.withLock { $0.append(number) } } }
            _ = handle.submit { $0.stop() }
        }
        try loop.run()
        thread.join()
        #expect(received.withLock { $0 } == Array(0..<1_000))
    }

    @Test func submittingIsRefusedWhenFullAndWhenTheLoopIsGone() throws {
        var loop: EventLoop? = try EventLoop(submissionCapacity: 2)
        let handle = try #require(loop?.handle)
        #expect(handle.submit { _ in })
        #expect(handle.submit { _ in })
        #expect(!handle.submit { _ in })
        try loop?.runTurn(waitingAtMost: .zero)
        #expect(handle.submit { _ in })
        loop = nil
        #expect(!handle.submit { _ in })
    }

    @Test func parkedObjectComesBackOnce() throws {
        let loop = try EventLoop()
        let object = RecordingHandler()
        let ticket = loop.park(object)
        #expect(loop.unpark(ticket) === object)
        #expect(loop.unpark(ticket) == nil)
    }
}
