import Raster
import WorkerKit

/// A walk along the boxes of a HEIC or AVIF: how large its main picture is, before libheif sees it.
struct HEIFWalk {
    /// More than the tiles of the largest phone pictures by far.
    private static let mostItems = 4096

    /// Pictures of up to 50 million pixels: libheif holds them several times over, in a worker that may use 1 GiB.
    private static let bytesOfPixel = 6

    private(set) var measures: Measures
    private(set) var upright: (width: Int, height: Int)
    private(set) var traces = Traces()

    /// - Throws: `Refused` `photo.damaged`; `photo.unsupported` for a moving picture alone, and for pictures put
    ///   together in other ways than as tiles.
    init(_ file: Bytes) throws {
        guard let boxes = Box.list(file, 0..<file.count) else { throw Refused.damaged }
        guard let meta = boxes.first(where: { $0.name == "meta" }) else {
            throw boxes.contains { $0.name == "moov" } ? Refused.unsupported(found: "image/heic-sequence") : .damaged
        }
        let items = try HEIFItems(meta, most: Self.mostItems)
        guard let main = items.list[items.main], var size = items.size(of: items.main) else { throw Refused.damaged }
        measures = Measures(width: size.width, height: size.height)
        switch main {
        case "hvc1", "hev1", "av01": break
        case "grid": size = try Self.grid(items, size, &measures)
        default: throw Refused.unsupported(found: "HEIF \(main)")
        }
        measures.width = max(1, size.width)
        measures.height = max(1, size.height)
        guard size.width > 0, size.height > 0 else { throw Refused.damaged }
        // Sides are checked later and may be anything up to 4 thousand million: no overflow on 64 bits.
        measures.heldBytes = Self.bytesOfPixel * min(size.width, 1 << 24) * min(size.height, 1 << 24)
        let turned = items.quarterTurns(of: items.main) % 2 == 1
        upright = turned ? (size.height, size.width) : size
        traces.extraPictures = boxes.contains { $0.name == "moov" } || items.hasExtraPictures
        let known: Set = ["ftyp", "meta", "mdat", "idat", "free", "skip", "uuid", "moov", "pdin"]
        traces.trailer =
            boxes.contains { !known.contains($0.name) } || boxes.last.map(\.content.upperBound) != file.count
    }

    /// The size of a picture put together from tiles; all tiles together count as pixels too.
    private static func grid(
        _ items: HEIFItems, _ stated: (width: Int, height: Int), _ measures: inout Measures
    ) throws -> (width: Int, height: Int) {
        guard let grid = items.grid(items.main), let tiles = items.references["dimg"]?[items.main] else {
            throw Refused.damaged
        }
        guard tiles.count == grid.tiles else { throw Refused.damaged }
        var area = 0
        for tile in tiles {
            guard let type = items.list[tile], let size = items.size(of: tile) else { throw Refused.damaged }
            guard ["hvc1", "hev1", "av01"].contains(type) else { throw Refused.unsupported(found: "HEIF \(type)") }
            area += Measures.area(min(size.width, 1 << 20), min(size.height, 1 << 20))
        }
        // Tiles of a sound picture reach over its edges by less than one of them each.
        let most = 4 * Measures.area(min(max(grid.width, 1024), 1 << 24), min(max(grid.height, 1024), 1 << 24))
        guard area <= most else { throw Refused.damaged }
        return (max(grid.width, stated.width), max(grid.height, stated.height))
    }
}
