import HTTPTypes
import Testing
import TransparencyLog

@testable import CreditAPI

/// What the world is given of the tree.
@Suite struct TreeResponseTests {
    @Test("the newest checkpoint is plain text that may be kept for two seconds; before the first there is none")
    func checkpoint() throws {
        let log = try TestLog()
        let response = TreeResponse.checkpoint(try log.checkpoint(2))
        #expect(response.status == .ok)
        #expect(response.headers[.contentType]?.text == "text/plain; charset=utf-8")
        #expect(response.headers[.cacheControl]?.text == "public, max-age=2")
        #expect(try log.policy.verify(SignedNote(String(decoding: response.body, as: UTF8.self))).size == 2)
        #expect(TreeResponse.checkpoint(nil).status == .notFound)
    }

    @Test("a tile is as wide as it was asked for, for ever; a wider one than there is does not exist")
    func tiles() throws {
        let hashes = [UInt8](0..<96)
        for (width, status) in [(1, HTTPStatus.ok), (3, .ok), (4, .notFound), (256, .notFound)] {
            let tile = try #require(TileAddress(level: 0, index: 0, width: width))
            let response = TreeResponse.tile(tile, .success([hashes]))
            #expect(response.status == status)
            guard status == .ok else { continue }
            #expect(response.body == Array(hashes.prefix(width * 32)))
            #expect(response.headers[.contentType]?.text == "application/octet-stream")
            #expect(response.headers[.cacheControl]?.text == "public, max-age=31536000, immutable")
        }
        let tile = try #require(TileAddress(level: 0, index: 7))
        #expect(TreeResponse.tile(tile, .success([nil])).status == .notFound)
        #expect(TreeResponse.tile(tile, .failure(Problem(.unavailable))).status == .serviceUnavailable)
    }
}
