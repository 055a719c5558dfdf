import CreditStore
import Postgres
import Testing
import TransparencyLog

@testable import QueryLog

/// HZ-Q15: the tree in the database is the tree over all entries, however it came about.
@Suite struct LogIntegratorTests {
    /// Works until nothing is left to do; answers what was told.
    @discardableResult
    private func integrate(_ log: IntegrationDatabase, pageSize: Int) throws -> [IntegrationEvent] {
        let control = IntegrationControl()
        var events: [IntegrationEvent] = []
        LogIntegrator(try log.integratorParameters(), intervalMilliseconds: 10, pageSize: pageSize).run(control) {
            events.append($0)
            switch $0 {
            case .integrated(_, _, 0), .failed, .refused: control.stop()
            default: break
            }
        }
        return events
    }

    private func expectTree(_ log: IntegrationDatabase, size: Int, sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let state = try log.state()
        let reference = ReferenceTree(size: size)
        #expect(state.integratedSize == size, sourceLocation: sourceLocation)
        #expect(state.edge == reference.edge, sourceLocation: sourceLocation)
        #expect(try log.tiles() == reference.tiles, sourceLocation: sourceLocation)
        let edge = TreeEdge(size: size, bytes: state.edge)
        #expect(edge?.root(using: MerkleHasher()).bytes == reference.root, sourceLocation: sourceLocation)
        guard size > 0 else { return }
        #expect(
            state.integratedUntilMicroseconds == IntegrationDatabase.time(size - 1), sourceLocation: sourceLocation)
        if !size.isMultiple(of: 256) {
            let since = IntegrationDatabase.time(size / 256 * 256)
            #expect(state.edgeSinceMicroseconds == since, sourceLocation: sourceLocation)
        }
    }

    @Test(
        "any number of entries in pages of any size make the tree over all of them", arguments: [0, 1, 255, 256, 257])
    func smallTrees(size: Int) throws {
        try IntegrationDatabase.with { log in
            if size > 0 { try log.append(0..<size) }
            try integrate(log, pageSize: .random(in: 1...300))
            try expectTree(log, size: size)
        }
    }

    @Test("a tree of three levels that grows over many restarts is the tree over all entries, with its times")
    func largeTree() throws {
        try IntegrationDatabase.with { log in
            var size = 0
            // Each call is a new integrator that knows nothing; the sizes straddle the second level's first tile.
            for next in [300, 65_535, 65_536, 65_537, 66_100, 131_072, 131_400] {
                try log.append(size..<next)
                try integrate(log, pageSize: .random(in: 1000...8192))
                try expectTree(log, size: next)
                size = next
            }
        }
    }

    @Test("a page is as large as it is said to be, and the pause comes only when less was there")
    func pages() throws {
        try IntegrationDatabase.with { log in
            try log.append(0..<513)
            let pages = try integrate(log, pageSize: 256).compactMap { event in
                if case .integrated(let entries, let size, let lag) = event { [entries, size, lag] } else { nil }
            }
            #expect(pages == [[256, 256, 257], [256, 512, 1], [1, 513, 0]])
        }
    }

    @Test("one integrator works; when its session ends the other takes over, and the tree is whole")
    func takeOver() throws {
        try IntegrationDatabase.with { log in
            try log.append(0..<700)
            let first = IntegrationControl()
            let second = IntegrationControl()
            var told: [String] = []
            let integrator = LogIntegrator(try log.integratorParameters(), intervalMilliseconds: 10, pageSize: 300)
            integrator.run(first) { event in
                switch event {
                case .integrated(_, 300, _):
                    // The leader stands still here, in the middle of its work.
                    integrator.run(second) { other in
                        switch other {
                        case .followed:
                            told.append("second follows")
                            #expect(throws: Never.self) { try log.endIntegrators() }
                        case .began: told.append("second leads")
                        case .integrated(_, _, 0): second.stop()
                        case .integrated, .overtaken, .refused: break
                        case .failed: told.append("second lost")
                        }
                    }
                case .failed:
                    told.append("first lost")
                    first.stop()
                default: break
                }
            }
            // The second one loses its session, too, and comes back.
            #expect(told == ["second follows", "second lost", "second leads", "first lost"])
            try expectTree(log, size: 700)
        }
    }

    @Test("whoever leads for hours keeps nobody from appending, signing and publishing catalogues")
    func leaderLocksNobodyOut() throws {
        try IntegrationDatabase.with { log in
            try log.append(0..<3)
            try integrate(log, pageSize: 10)
            // Its connection is closed, but its server process may not have noticed yet.
            try log.endIntegrators()
            let leader = QueryLogTreeStore(try Connection(try log.integratorParameters()))
            #expect(try leader.tryLead())
            _ = try log.administrator.execute("set lock_timeout = '1s'")
            try log.append(3..<4)
            _ = try log.administrator.execute(
                "select credit.record_query_log_checkpoint(3, $1, $2, $2, 'note')",
                [
                    .bytes([UInt8](repeating: 1, count: 32)),
                    .timestamp(microsecondsSince1970: IntegrationDatabase.noon),
                ])
            _ = try log.administrator.execute(
                "select credit.prepare_query_log_partitions($1)",
                [.timestamp(microsecondsSince1970: IntegrationDatabase.noon)])
            #expect(try CatalogueStore(log.administrator).tryLockPublications())
            #expect(try leader.state().nextPosition == 4)
        }
    }

    @Test("an integrator that is ended after each page and begun again makes the same tree")
    func endedBetweenPages() throws {
        try IntegrationDatabase.with { log in
            try log.append(0..<1000)
            var size = 0
            while size < 1000 {
                let connection = try Connection(try log.integratorParameters())
                let store = QueryLogTreeStore(connection)
                #expect(try store.tryLead())
                var turn = IntegrationTurn(store, pageSize: 77)
                guard case .integrated(_, let reached, _) = try turn.run() else { break }
                size = reached
                try log.endIntegrators()
                #expect(throws: PostgresError.self) { try turn.run() }
            }
            try expectTree(log, size: 1000)
        }
    }

    @Test("whoever is overtaken writes nothing, reads the state again and goes on from there")
    func lostRace() throws {
        try IntegrationDatabase.with { log in
            try log.append(0..<600)
            let store = QueryLogTreeStore(try Connection(try log.integratorParameters()))
            var tree = try GrowingTree(try store.state(), since: [])
            for leaf in try store.leaves(from: 0, sinceMicroseconds: .min + 946_684_800_000_000, maximum: 100) {
                try tree.append(leaf, using: MerkleHasher())
            }
            var slower = IntegrationTurn(store, pageSize: 300)
            _ = try slower.run()
            let before = try log.state()
            #expect(try !store.integrate(#require(tree.growth(nextPosition: 600))))
            #expect(try log.state() == before)
            #expect(try log.tiles().count == 1)
            // Somebody else goes on; what the first one remembers is no longer the tree.
            var faster = IntegrationTurn(
                QueryLogTreeStore(try Connection(try log.integratorParameters())), pageSize: 200)
            _ = try faster.run()
            _ = try slower.run()
            try expectTree(log, size: 600)
        }
    }

    @Test("HZ-Q15: an entry that is missing is refused by its position, and nothing from there on is written")
    func missingEntry() throws {
        try IntegrationDatabase.with { log in
            try log.append(0..<400)
            try log.append(401..<500)
            for (pageSize, written) in [(500, 0), (400, 400), (400, 400)] {
                let events = try integrate(log, pageSize: pageSize)
                guard case .refused(.missing(position: 400))? = events.last else {
                    Issue.record("\(events)")
                    return
                }
                try expectTree(log, size: written)
            }
        }
    }

    @Test("HZ-Q15: a log that says it is longer or shorter than its entries is refused by position")
    func wrongHead() throws {
        try IntegrationDatabase.with { log in
            try log.append(0..<300)
            try log.setHead(301)
            guard case .refused(.missing(position: 300))? = try integrate(log, pageSize: 400).last else {
                Issue.record("a tail that is cut off was not noticed")
                return
            }
            try log.setHead(300)
            try integrate(log, pageSize: 400)
            try log.setHead(299)
            guard case .refused(.shrunk(position: 299))? = try integrate(log, pageSize: 400).last else {
                Issue.record("a head that is rolled back was not noticed")
                return
            }
            try expectTree(log, size: 300)
        }
    }

    @Test("an integrator that can't reach the database says so, and stops at once when told")
    func unreachable() throws {
        try IntegrationDatabase.with { log in
            var parameters = try log.integratorParameters()
            parameters.user = "credit_nobody"
            let control = IntegrationControl()
            var failures = 0
            LogIntegrator(parameters, intervalMilliseconds: 10).run(control) { event in
                guard case .failed = event else { return }
                failures += 1
                if failures == 2 { control.stop() }
            }
            #expect(failures == 2)
        }
    }
}
