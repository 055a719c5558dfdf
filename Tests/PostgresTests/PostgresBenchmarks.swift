import EventLoop
import Glibc
import Postgres
import PostgresTesting
import Testing

/// Figures, not rules: run with CREDIT_BENCHMARK=1 in a release build.
@Suite(.enabled(if: isBenchmarking), .serialized) struct PostgresBenchmarks {
    @Test(arguments: [1, 256]) func roundTripOfABatch(elements: Int) throws {
        let loop = try EventLoop()
        let connection = try BatchConnection(
            loop: loop, parameters: TestCluster.shared().database().parameters(),
            statements: [
                PreparedStatement(
                    name: "echo", sql: "select a, b, c from unnest($1, $2, $3) as u (a, b, c)",
                    types: [.textArray, .bytesArray, .int8Array])
            ])
        let rounds = elements == 1 ? 20_000 : 4_000
        var remaining = rounds
        var texts = ArrayEncoder.text
        var digests = ArrayEncoder.bytes
        var numbers = ArrayEncoder.int8
        let digest = [UInt8](repeating: 3, count: 16)
        var sum: Int64 = 0
        func next() {
            guard remaining > 0 else { return loop.stop() }
            remaining -= 1
            texts.removeAll()
            digests.removeAll()
            numbers.removeAll()
            for number in 0..<elements {
                texts.append(text: "杭州某某信用服务有限公司")
                digests.append(bytes: digest)
                numbers.append(int8: Int64(number))
            }
            let parameters = [texts.parameter(), digests.parameter(), numbers.parameter()]
            try? connection.send(0, parameters, deadline: .seconds(5)) { result in
                if case .success(let rows) = consume result {
                    for row in 0..<rows.rowCount { sum += (try? rows.int64(row, 2)) ?? 0 }
                }
                next()
            }
        }
        connection.start()
        while connection.state != .ready { try loop.runTurn(waitingAtMost: .seconds(1)) }
        let start = MonotonicInstant.current()
        let processor = clock()
        next()
        try loop.run()
        let time = start.duration(to: .current()) / rounds
        let client = Double(clock() - processor) / Double(rounds)
        print("BENCHMARK batch of \(elements): \(time) a round trip, client CPU \(client) µs")
        connection.close()
    }

    @Test func copyOfEightColumns() throws {
        let connection = try TestCluster.shared().database().connect()
        try connection.executeScript(
            "create unlogged table t (a uuid, b int8, c int4, d text, e bytea, f date, g timestamptz, h bool)")
        let rows = 1_000_000
        let digest = [UInt8](repeating: 3, count: 16)
        let start = MonotonicInstant.current()
        let processor = clock()
        _ = try connection.copyIn("copy t from stdin (format binary)") { writer in
            for row in 0..<rows {
                try writer.beginRow()
                writer.append(uuid: UInt128(row))
                writer.append(int8: Int64(row))
                writer.append(int4: 7)
                writer.append(text: "杭州某某信用服务有限公司")
                writer.append(bytes: digest)
                writer.append(daysSince1970: 20_000)
                writer.append(microsecondsSince1970: Int64(row))
                writer.append(bool: true)
            }
        }
        let time = start.duration(to: .current()) / rows
        let client = Double(clock() - processor) / Double(rows)
        print("BENCHMARK copy of 8 columns: \(time) a row, client CPU \(client) µs a row")
    }
}

private let isBenchmarking = unsafe getenv("CREDIT_BENCHMARK") != nil
