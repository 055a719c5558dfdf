import HTTPTypes
import TransparencyLog

/// Answers from the query log's tree, in the form of C2SP tlog-tiles; nothing in them is about anyone.
enum TreeResponse {
    /// The newest checkpoint.
    static func checkpoint(_ checkpoint: SignedCheckpoint?) -> HTTPResponse {
        guard let checkpoint else {
            return Problem(.noSuchResource, detail: "查询日志还没有已签名的检查点，请稍后再试。").response
        }
        return HTTPResponse(
            status: .ok,
            headers: [
                HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "text/plain; charset=utf-8")),
                // As long as a signer's turn, so that a cache hides no checkpoint for long.
                HTTPHeaderField(.cacheControl, HTTPHeaderValue(literal: "public, max-age=2")),
            ], body: Array(checkpoint.note.serialized.utf8))
    }

    /// A tile, as wide as it was asked for.
    static func tile(_ tile: TileAddress, _ result: Result<TileLane.Tiles, Problem>) -> HTTPResponse {
        let bytes: [UInt8]
        switch result {
        case .failure(let problem): return problem.response
        case .success(let tiles):
            let wanted = tile.width * MerkleHash.byteCount
            guard let found = tiles.first.flatMap(\.self), found.count >= wanted else {
                return Problem(.noSuchResource, detail: "查询日志还没有这个树块。").response
            }
            bytes = Array(found.prefix(wanted))
        }
        return HTTPResponse(
            status: .ok,
            headers: [
                HTTPHeaderField(.contentType, HTTPHeaderValue(literal: "application/octet-stream")),
                // What is in a tile never changes, also of a partial one.
                HTTPHeaderField(
                    .cacheControl, HTTPHeaderValue(literal: "public, max-age=31536000, immutable")),
            ], body: bytes)
    }
}
