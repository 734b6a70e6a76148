import CJPEG
import CPixels
import Glibc
import WorkerKit

/// One channel, 8 bits a sample.
///
/// A row every `stride` bytes, which is a multiple of 16; between a row's end and there its last sample is repeated.
package final class Plane {
    package let width: Int
    package let height: Int
    package let stride: Int
    private let samples: UnsafeMutablePointer<UInt8>

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
        stride = (width + 15) / 16 * 16
        samples = memory(stride * height)
    }

    deinit { free(samples) }

    /// For C; good as long as the plane lives.
    var shared: cpixels_plane {
        cpixels_plane(samples: samples, width: Int32(width), height: Int32(height), stride: stride)
    }

    var forJPEG: cjpeg_plane {
        cjpeg_plane(samples: samples, width: Int32(width), height: Int32(height), stride: stride)
    }

    func reduced(to newWidth: Int, _ newHeight: Int, _ across: Grid, _ down: Grid) -> Plane {
        let result = Plane(width: newWidth, height: newHeight)
        var (from, to) = (shared, result.shared)
        let failed = cpixels_resize_plane(&from, across.shared, down.shared, &to)
        if failed != 0 { stop("no memory to reduce \(width)x\(height)") }
        return withExtendedLifetime(self) { result }
    }

    func upright(from orientation: Int) -> Plane {
        let turned = orientation >= 5
        let result = Plane(width: turned ? height : width, height: turned ? width : height)
        var (from, to) = (shared, result.shared)
        cpixels_turn_plane(&from, Int32(orientation), &to)
        return withExtendedLifetime(self) { result }
    }
}
