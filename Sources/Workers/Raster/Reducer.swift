import CPixels
import WorkerKit

/// Where the samples of a reduced row or column lie, in samples of the source.
package struct Grid {
    /// From one to the next.
    package var step: Double
    /// Of all of them, in steps.
    package var shift = 0.0
    /// True where each is the mean of two that lie half a step apart: colour, kept in half as many samples as light.
    package var isOfPairs = false

    package init(step: Double) { self.step = step }

    var shared: cpixels_grid { cpixels_grid(step: step, shift: shift, pairs: isOfPairs ? 1 : 0) }

    var ofPairs: Grid {
        var grid = self
        grid.isOfPairs = true
        return grid
    }
}

/// Reduces one channel, or RGBA, whose rows come one by one out of a decoder: the larger picture is never held.
package final class Reducer {
    private let reducer: OpaquePointer
    /// What is written into has to live as long.
    private let result: AnyObject

    /// Into a plane.
    ///
    /// - Parameter halved: whether the mean of each 2 x 2 samples is good enough to begin with.
    package init(
        width: Int, height: Int, _ across: Grid, _ down: Grid, halved: Bool = false, into plane: Plane
    ) {
        let source = cpixels_source(
            channels: 1, width: Int32(width), height: Int32(height), transparent: 0, halve: halved ? 1 : 0)
        var out = plane.shared
        guard let reducer = cpixels_open(source, across.shared, down.shared, &out) else {
            stop("no memory for a reducer")
        }
        self.reducer = reducer
        result = plane
    }

    /// Into RGBA, or inks.
    ///
    /// - Parameters:
    ///   - across: how much of the rows the picture covers, in pixels; all when not given.
    ///   - down: the same of its columns.
    package init(width: Int, height: Int, across: Double? = nil, down: Double? = nil, into picture: Picture) {
        let source = cpixels_source(
            channels: 4, width: Int32(width), height: Int32(height), transparent: picture.transparent ? 1 : 0, halve: 0)
        let gridAcross = Grid(step: (across ?? Double(width)) / Double(picture.width))
        let gridDown = Grid(step: (down ?? Double(height)) / Double(picture.height))
        let reducer = picture.withPixels { pixels in
            var out = cpixels_plane(
                samples: pixels.baseAddress, width: Int32(picture.width), height: Int32(picture.height),
                stride: picture.width * 4)
            return cpixels_open(source, gridAcross.shared, gridDown.shared, &out)
        }
        guard let reducer else { stop("no memory for a reducer") }
        self.reducer = reducer
        result = picture
    }

    deinit { cpixels_close(reducer) }

    package func push(_ row: UnsafePointer<UInt8>) { cpixels_push(reducer, row) }
}
