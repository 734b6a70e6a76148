import CJPEG
import Raster
import WorkerKit

/// Takes rows from libjpeg straight into reducers, so that the picture is never held in the size it is decoded in.
final class Intake {
    private let size: (width: Int, height: Int)
    private let orientation: Int
    private let apart: Bool
    private var reducers: [Reducer] = []
    private(set) var planes: Planes?
    private(set) var picture: Picture?

    init(size: (width: Int, height: Int), orientation: Int, apart: Bool) {
        self.size = size
        self.orientation = orientation
        self.apart = apart
    }

    static func of(_ context: UnsafeMutableRawPointer?) -> Intake? {
        context.map { Unmanaged<Intake>.fromOpaque($0).takeUnretainedValue() }
    }

    func begin(_ shapes: UnsafePointer<cjpeg_shape>?, _ count: Int32) -> Int32 {
        guard let shapes else { return -1 }
        let list = UnsafeBufferPointer(start: shapes, count: Int(count))
        if apart { makePlanes(list) } else { makePicture(list[0]) }
        return 0
    }

    func take(_ plane: Int, _ row: UnsafePointer<UInt8>?) {
        if let row { reducers[plane].push(row) }
    }

    private func makePicture(_ shape: cjpeg_shape) {
        let picture = Picture(width: size.width, height: size.height)
        reducers = [
            Reducer(
                width: Int(shape.width), height: Int(shape.height), across: shape.across, down: shape.down,
                into: picture)
        ]
        self.picture = picture
    }

    private func makePlanes(_ shapes: UnsafeBufferPointer<cjpeg_shape>) {
        let luma = Plane(width: size.width, height: size.height)
        add(
            shapes[0], Grid(step: shapes[0].across / Double(size.width)),
            Grid(step: shapes[0].down / Double(size.height)), luma)
        guard shapes.count == 3 else {
            planes = Planes(luma: luma, colour: nil)
            return
        }
        let half = (width: (size.width + 1) / 2, height: (size.height + 1) / 2)
        let colour = (Plane(width: half.width, height: half.height), Plane(width: half.width, height: half.height))
        for (shape, plane) in [(shapes[1], colour.0), (shapes[2], colour.1)] {
            add(
                shape, grid(shape.across, size.width, [2, 3, 7, 8]), grid(shape.down, size.height, [3, 4, 6, 7]), plane)
        }
        planes = Planes(luma: luma, colour: colour)
    }

    /// Each sample of colour belongs to two pixels, counted from the upright picture's left and top.
    ///
    /// Where turning reverses a side of odd length, the pixel that is left over comes first.
    private func grid(_ covered: Double, _ length: Int, _ reversing: Set<Int>) -> Grid {
        var grid = Grid(step: 2 * covered / Double(length))
        grid.isOfPairs = true
        if length % 2 == 1, reversing.contains(orientation) { grid.shift = -0.5 }
        return grid
    }

    private func add(_ shape: cjpeg_shape, _ across: Grid, _ down: Grid, _ plane: Plane) {
        var (across, down) = (across, down)
        // Luma must stay sharp; colour may begin with a plain mean, which then is the one of the pairs.
        let halved = across.isOfPairs && across.step >= 2 && down.step >= 2
        if halved { (across.isOfPairs, down.isOfPairs) = (false, false) }
        reducers.append(
            Reducer(
                width: Int(shape.width), height: Int(shape.height), across, down, halved: halved, into: plane))
    }
}
