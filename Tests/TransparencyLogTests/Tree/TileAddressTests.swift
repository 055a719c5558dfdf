import Testing
import TransparencyLog

struct TileAddressTests {
    @Test(arguments: [
        (0, 0, 256, "tile/0/000"), (0, 0, 1, "tile/0/000.p/1"), (0, 999, 255, "tile/0/999.p/255"),
        (0, 1000, 256, "tile/0/x001/000"), (0, 1_234_067, 256, "tile/0/x001/x234/067"),
        (7, 0, 64, "tile/7/000.p/64"), (1, 3, 5, "tile/1/003.p/5"),
        (0, 1 << 54 - 1, 256, "tile/0/x018/x014/x398/x509/x481/983"), (6, 63, 256, "tile/6/063"),
    ])
    func pathsAreReadAsTheyAreWritten(_ level: Int, _ index: Int, _ width: Int, _ path: String) throws {
        let tile = try #require(TileAddress(level: level, index: index, width: width))
        #expect(tile.path == path)
        #expect(tile.isFull == (width == 256))
        #expect(TileAddress(pathSegments: segments(path)) == tile)
    }

    @Test(arguments: [
        (-1, 0, 256), (8, 0, 256), (0, -1, 256), (0, 0, 0), (0, 0, 257), (0, 1 << 54, 256), (6, 64, 1), (7, 1, 1),
        (0, Int.max, 256), (0, 0, -1), (Int.min, 0, 256),
    ])
    func numbersOutOfRangeAreNoTile(_ level: Int, _ index: Int, _ width: Int) {
        #expect(TileAddress(level: level, index: index, width: width) == nil)
    }

    @Test(arguments: [
        "tile", "tile/0", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/00/000", "tile/8/000", "tile/63/000",
        "tile/-1/000",
        "tile/+1/000", "tile/0/-01", "tile/0/+01", "tile/0/x000/000", "tile/0/000/000", "tile/0/x001/x000",
        "tile/0/X001/000",
        "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/01", "tile/0/000.p/256", "tile/0/000.p/1000",
        "tile/0/000.p/-1", "tile/0/000.p/1/1", "tile/0/000.p/1.p/1", "tile/0/x001.p/1", "tile/0/.p/1", "tile/0//000",
        "tile/0/000/", "tile/0/ 00", "tile/0/１２３", "tile/0/0\u{301}00", "tile/0/000.P/1", "tile/entries/000",
        "tile/0/x018/x014/x398/x509/x481/984", "tile/0/x999/x999/x999/x999/x999/999",
        // Numbers that no word holds: these must not end the program.
        "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/0/x009/x223/x372/x036/x854/x775/808",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/x999/999", "tile/99999999999999999999/000",
        "tile/0/000.p/99999999999999999999",
    ])
    func otherSpellingsAreNoTile(_ path: String) {
        #expect(TileAddress(pathSegments: segments(path)) == nil)
    }

    private func segments(_ path: String) -> ArraySlice<String> {
        path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)[...]
    }
}
