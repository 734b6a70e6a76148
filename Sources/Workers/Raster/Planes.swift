import CJPEG
import CPixels
import WorkerKit

/// A photo as JPEG keeps it: luma, and colour halved both ways; a grey one has luma only.
///
/// A third of the bytes of RGBA, and nothing to convert between decoder and encoder.
package final class Planes: Surface {
    package let luma: Plane
    package let colour: (blue: Plane, red: Plane)?

    package init(luma: Plane, colour: (blue: Plane, red: Plane)?) {
        self.luma = luma
        self.colour = colour
    }

    package var width: Int { luma.width }
    package var height: Int { luma.height }

    package func reduced(to newWidth: Int, _ newHeight: Int) -> Planes {
        if newWidth == width, newHeight == height { return self }
        // Half of an odd width is one sample for its last pixel alone: the step is the same for colour as for luma.
        let across = Grid(step: Double(width) / Double(newWidth))
        let down = Grid(step: Double(height) / Double(newHeight))
        let half = (width: (newWidth + 1) / 2, height: (newHeight + 1) / 2)
        return Planes(
            luma: luma.reduced(to: newWidth, newHeight, across, down),
            colour: colour.map { colour in
                (
                    colour.blue.reduced(to: half.width, half.height, across.ofPairs, down.ofPairs),
                    colour.red.reduced(to: half.width, half.height, across.ofPairs, down.ofPairs)
                )
            })
    }

    /// Colour has to lie right for this already: see `Intake`.
    package func upright(from orientation: Int) -> Planes {
        if orientation == 1 { return self }
        return Planes(
            luma: luma.upright(from: orientation),
            colour: colour.map { ($0.blue.upright(from: orientation), $0.red.upright(from: orientation)) })
    }

    package func encoded(as style: Style) -> Encoded {
        var planes = cjpeg_planes()
        planes.luma = luma.forJPEG
        planes.grey = 1
        if let colour {
            planes.grey = 0
            planes.blue = colour.blue.forJPEG
            planes.red = colour.red.forJPEG
        }
        var size = 0
        var report = cjpeg_report()
        let data = withExtendedLifetime(self) { cjpeg_encode_planes(&planes, 80, &size, &report) }
        guard let data else { stop("JPEG encoder: code \(report.code)") }
        return Encoded(owning: data, count: size, format: "jpeg")
    }

    package func thumbnail(_ width: Int, _ height: Int) -> Picture {
        let across = Double(self.width) / Double(width)
        let down = Double(self.height) / Double(height)
        let light = luma.reduced(to: width, height, Grid(step: across), Grid(step: down))
        let result = Picture(width: width, height: height)
        var shared = light.shared
        guard let colour else {
            result.withPixels { cpixels_light(&shared, nil, nil, $0.baseAddress) }
            return result
        }
        let blue = colour.blue.reduced(to: width, height, Grid(step: across / 2), Grid(step: down / 2))
        let red = colour.red.reduced(to: width, height, Grid(step: across / 2), Grid(step: down / 2))
        var (sharedBlue, sharedRed) = (blue.shared, red.shared)
        result.withPixels { cpixels_light(&shared, &sharedBlue, &sharedRed, $0.baseAddress) }
        return withExtendedLifetime((light, blue, red)) { result }
    }
}
